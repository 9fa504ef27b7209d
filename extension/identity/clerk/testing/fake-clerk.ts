import { clerkFailure } from '../clerk-failure.ts';
import type { ClerkJs } from '../clerk-js.ts';
import type { ClerkClient } from '../client.ts';

/** A client holder around a made-up client, which counts what is done to it. */
export interface FakeClerk extends ClerkClient {
  js: ClerkJs;
  renewed: number;
  forgotten: number;
}

/** @param js is changed by tests to what Clerk says next */
export function fakeClerk(js: Partial<ClerkJs> = {}): FakeClerk {
  const fake: FakeClerk = {
    js: { setActive: async () => undefined, ...js },
    renewed: 0,
    forgotten: 0,
    async use(work) {
      try {
        return await work(fake.js);
      } catch (error) {
        throw clerkFailure(error);
      }
    },
    renew() {
      fake.renewed += 1;
    },
    async forget() {
      fake.forgotten += 1;
    },
  };
  return fake;
}

/** What Clerk's client throws when Clerk answers with an error. */
export function clerkError(status: number, code: string, paramName?: string): Error {
  const meta = paramName === undefined ? {} : { paramName };
  const errors = [{ code, message: code, longMessage: `Clerk says ${code}.`, meta }];
  return Object.assign(new Error(code), { status, errors });
}

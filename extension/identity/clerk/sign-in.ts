import {
  type ClerkJsSignIn,
  isEmailCode,
  type SignInParams,
} from '../../../server/contract/clerk-sign-in.ts';
import type { Person } from '../../../server/contract/person.ts';
import type { SignInOutcome, SignInStage } from '../../messages/sign-in.ts';
import type { SignInRequest } from '../../messages/sign-in-request.ts';
import type { Stored } from '../../stored-value.ts';
import { clerkWords } from '../../words/clerk.ts';
import { clerkFailure } from './clerk-failure.ts';
import type { ClerkClient } from './client.ts';
import { outcomeOf } from './sign-in-words.ts';

const DONE: SignInOutcome = { error: null };
const EXPIRED: SignInOutcome = { error: clerkWords.tookTooLong };

/** In these words Clerk says that this browser is signed in already. */
const SIGNED_IN_ALREADY = ['session_exists', 'identifier_already_signed_in'];

/**
 * Takes the steps of a sign-in by password or by e-mail code. Everything else, second factors and
 * other providers among it, is handed over to the course site.
 *
 * @param options.stage keeps where it stands, so that it outlives the popup and the worker
 * @param options.takeUp called when Clerk has signed the learner in
 */
export function createSignIn(options: {
  client: ClerkClient;
  stage: Stored<SignInStage | null>;
  takeUp(): Promise<Person | null>;
}): (request: SignInRequest) => Promise<SignInOutcome> {
  const { client, stage, takeUp } = options;

  async function handOver(why: string): Promise<SignInOutcome> {
    await stage.set({ stage: 'site', why });
    return DONE;
  }

  async function proceed({ status, createdSessionId }: ClerkJsSignIn): Promise<SignInOutcome> {
    if (status === 'needs_second_factor' || status === 'needs_client_trust') {
      return handOver(clerkWords.secondStep);
    }
    if (status === 'needs_new_password') return handOver(clerkWords.newPassword);
    if (status !== 'complete') return handOver(clerkWords.anotherWay);
    await client.use(async (clerk) => clerk.setActive({ session: createdSessionId }));
    if (!(await takeUp())) return handOver(clerkWords.stepLeft);
    await stage.set(null);
    return DONE;
  }

  async function sendCode(attempt: ClerkJsSignIn): Promise<SignInOutcome> {
    const factor = attempt.supportedFirstFactors?.find(isEmailCode);
    if (!factor) return handOver(clerkWords.noCodes);
    const { emailAddressId, safeIdentifier } = factor;
    await client.use(() => attempt.prepareFirstFactor({ strategy: 'email_code', emailAddressId }));
    await stage.set({ stage: 'code', sentTo: safeIdentifier });
    return DONE;
  }

  /** What was begun, also by a worker that was ended since; `null` where Clerk has forgotten it. */
  async function begun(): Promise<ClerkJsSignIn | null> {
    const attempt = await client.use(async (clerk) => clerk.client?.signIn);
    if (attempt?.status === 'needs_first_factor') return attempt;
    await stage.set(null);
    return null;
  }

  async function begin(params: SignInParams): Promise<ClerkJsSignIn> {
    return client.use(async (clerk) => {
      if (!clerk.client) throw new Error('Clerk has no client.');
      return clerk.client.signIn.create(params);
    });
  }

  async function step(request: SignInRequest): Promise<SignInOutcome> {
    if (request.by === 'password') {
      const { email: identifier, password } = request;
      return proceed(await begin({ strategy: 'password', identifier, password }));
    }
    if (request.by === 'email') return sendCode(await begin({ identifier: request.email }));
    if (request.by === 'another-code') {
      const attempt = await begun();
      return attempt ? sendCode(attempt) : EXPIRED;
    }
    if (request.by === 'code') {
      const { code } = request;
      const attempt = await begun();
      if (!attempt) return EXPIRED;
      return proceed(
        await client.use(() => attempt.attemptFirstFactor({ strategy: 'email_code', code })),
      );
    }
    await stage.set(null);
    return DONE;
  }

  /** Where this browser is signed in already, as by the course site, there is nothing to do. */
  async function stepUnlessSignedIn(request: SignInRequest): Promise<SignInOutcome> {
    try {
      return await step(request);
    } catch (error) {
      if (!SIGNED_IN_ALREADY.includes(clerkFailure(error).code ?? '')) throw error;
      client.renew();
      if (await takeUp()) return DONE;
      throw error;
    }
  }

  return async (request) => {
    try {
      return await stepUnlessSignedIn(request);
    } catch (error) {
      return outcomeOf(clerkFailure(error));
    }
  };
}

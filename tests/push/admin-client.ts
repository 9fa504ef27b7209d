import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { LocalClientToken, LocalToken } from '../../server/contract/api.ts';
import {
  DryRun,
  NotificationReport,
  type Reach,
  Submission,
} from '../../server/contract/notifications.ts';
import { ROLE_SECRET } from './role-secret.ts';

/** Ms between two looks at a report. */
const LOOK_MS = 50;

/** An admin of a server with the local identity, as the admin page is one. */
export interface AdminClient {
  send(draft: object): Promise<Submission>;
  /** Whom a notification to everyone would reach now. */
  reach(): Promise<Reach>;
  report(id: string): Promise<NotificationReport>;
  /**
   * Waits until the report is as `matches` wants it.
   *
   * @param timeout ms @default 30_000
   * @param look ms between two looks @default 50
   */
  until(
    id: string,
    matches: (report: NotificationReport) => boolean | Promise<boolean>,
    timeout?: number,
    look?: number,
  ): Promise<NotificationReport>;
}

/** Asks the server as somebody who is signed in, with a fresh token each time. */
export type Ask = (method: string, path: string, body?: object) => Promise<Response>;

/** Signs in to the local identity under a name, with the role secret of the tests' servers. */
export async function signInTo(serverUrl: string, displayName: string): Promise<Ask> {
  const request = (method: string, path: string, bearer: string, body?: object) =>
    fetch(serverUrl + path, {
      method,
      headers: {
        origin: serverUrl,
        'content-type': 'application/json',
        authorization: `Bearer ${bearer}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const identity = '/api/local-identity';
  const signedIn = await request('POST', `${identity}/sign-in`, '-', {
    displayName,
    secret: ROLE_SECRET,
  });
  const { clientToken } = await read(LocalClientToken, signedIn);
  return async (method, path, body) => {
    const { token } = await read(
      LocalToken,
      await request('POST', `${identity}/token`, clientToken),
    );
    return request(method, path, token, body);
  };
}

async function read<Schema extends v.GenericSchema>(
  schema: Schema,
  response: Response,
): Promise<v.InferOutput<Schema>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return v.parse(schema, JSON.parse(text));
}

/** Signs in as `Admin`. */
export async function signInAdmin(serverUrl: string, name = 'Admin'): Promise<AdminClient> {
  const ask = await signInTo(serverUrl, name);
  const path = '/api/admin/notifications';

  async function report(id: string): Promise<NotificationReport> {
    return read(NotificationReport, await ask('GET', `${path}/${id}`));
  }

  return {
    async send(draft) {
      return read(Submission, await ask('POST', path, draftOf(draft)));
    },
    async reach() {
      return (await read(DryRun, await ask('POST', `${path}?dryRun`, draftOf({})))).reach;
    },
    report,
    async until(id, matches, timeout = 30_000, look = LOOK_MS) {
      const deadline = performance.now() + timeout;
      for (;;) {
        // Once more, as a busy server may close a connection in the very moment it is used again.
        const found = await report(id).catch(() => report(id));
        if (await matches(found)) return found;
        if (performance.now() > deadline) throw new Error(`The report is ${JSON.stringify(found)}`);
        await wait(look);
      }
    },
  };
}

function draftOf(draft: object): object {
  return { title: 'Hello', audience: { type: 'everyone' }, ...draft };
}

import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { LocalDevice, LocalToken } from '../../server/contract/api.ts';
import {
  Accepted,
  DryRun,
  NotificationReport,
  type Reach,
} from '../../server/contract/notifications.ts';

/** Ms between two looks at a report. */
const LOOK = 50;

/** An admin of a server with the local identity, as the admin page is one. */
export interface AdminClient {
  send(draft: object): Promise<Accepted>;
  /** Whom a notification to everyone would reach now. */
  reach(): Promise<Reach>;
  report(id: string): Promise<NotificationReport>;
  /** Waits until the report is as `matches` wants it. */
  until(
    id: string,
    matches: (report: NotificationReport) => boolean,
    timeout?: number,
  ): Promise<NotificationReport>;
}

/** Signs in as `Admin`. */
export async function signInAdmin(serverUrl: string): Promise<AdminClient> {
  async function ask<Schema extends v.GenericSchema>(
    schema: Schema,
    method: string,
    path: string,
    bearer: string,
    body?: object,
  ): Promise<v.InferOutput<Schema>> {
    const response = await fetch(serverUrl + path, {
      method,
      headers: {
        origin: serverUrl,
        'content-type': 'application/json',
        authorization: `Bearer ${bearer}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return v.parse(schema, JSON.parse(text));
  }

  const signIn = '/api/local-identity/sign-in';
  const { device } = await ask(LocalDevice, 'POST', signIn, '-', { displayName: 'Admin' });
  const token = async () =>
    (await ask(LocalToken, 'POST', '/api/local-identity/token', device)).token;
  const path = '/api/admin/notifications';

  async function report(id: string): Promise<NotificationReport> {
    return ask(NotificationReport, 'GET', `${path}/${id}`, await token());
  }

  return {
    async send(draft) {
      return ask(Accepted, 'POST', path, await token(), draftOf(draft));
    },
    async reach() {
      return (await ask(DryRun, 'POST', `${path}?dryRun`, await token(), draftOf({}))).reach;
    },
    report,
    async until(id, matches, timeout = 30_000) {
      const deadline = performance.now() + timeout;
      for (;;) {
        const found = await report(id);
        if (matches(found)) return found;
        if (performance.now() > deadline) throw new Error(`The report is ${JSON.stringify(found)}`);
        await wait(LOOK);
      }
    },
  };
}

function draftOf(draft: object): object {
  return { title: 'Hello', audience: { type: 'everyone' }, ...draft };
}

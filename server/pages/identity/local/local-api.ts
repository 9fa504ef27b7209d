import { hc } from 'hono/client';
import * as v from 'valibot';
import { LocalClientToken, LocalToken, ProblemBody } from '../../../contract/api.ts';
import type { LocalIdentityRoutes } from '../../../identity/local/routes.ts';
import { SignInError } from '../form/sign-in-error.ts';

/** The server's word that the browser's secret is no good any more. */
export class SignedOutError extends Error {}

const client = hc<LocalIdentityRoutes>('/api/local-identity');

/** Signs in; gives the secret that stands for this browser from then on. */
export async function signIn(displayName: string, secret: string): Promise<string> {
  const answer = await client['sign-in'].$post({ json: { displayName, secret } });
  return v.parse(LocalClientToken, await bodyOf(answer)).clientToken;
}

/**
 * A session token for who has this secret.
 *
 * @throws SignedOutError where it is no good any more
 */
export async function exchange(clientToken: string): Promise<LocalToken> {
  const answer = await client.token.$post({}, { headers: bearer(clientToken) });
  return v.parse(LocalToken, await bodyOf(answer));
}

/** Signs this browser out. */
export async function signOut(clientToken: string): Promise<void> {
  const answer = await client['sign-out'].$post({}, { headers: bearer(clientToken) });
  if (!answer.ok) await bodyOf(answer);
}

async function bodyOf(answer: { ok: boolean; json(): Promise<unknown> }): Promise<unknown> {
  const body = await answer.json();
  if (answer.ok) return body;
  const { code, detail } = v.parse(ProblemBody, body);
  throw code === 'signed-out' ? new SignedOutError(detail) : new SignInError(detail);
}

function bearer(clientToken: string): { authorization: string } {
  return { authorization: `Bearer ${clientToken}` };
}

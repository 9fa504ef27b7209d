import { wait } from './wait.ts';

export const tokenMissing = 'Send the session token as "Authorization: Bearer …".';
/** @param reason one of those below, or Clerk's code for it */
export function tokenRefused(reason: string): string {
  return `The session token is refused: ${reason}. Sign in again.`;
}
export const tokenTooLong = 'it is too long';
export const tokenOfAnotherIssuer = 'another issuer made it';
export const tokenUnfinished = 'its sign-in is not finished';
export const tokenTooLasting = 'it lives for more than a day';
export const sessionEnded = 'its session has ended';
export const learnerErased = 'what was kept of its person was erased since';
export const claimMalformed = 'a claim is missing or malformed';
export const noToken = 'it is no valid token';

/** @param reason one of those below */
export function localRefused(reason: string): string {
  return `The local identity is refused: ${reason}.`;
}
export const fromAnotherMachine = 'the request comes from another machine';
export const forAnotherHost = 'its Host header is not 127.0.0.1 or localhost';
/** @param sign a header that proxies add, or their version of HTTP */
export function throughProxy(sign: string): string {
  return `it came through a proxy (${sign})`;
}
export const originMissing = 'the request has no Origin header';
export const originUnknown = 'its Origin is not the extension; see EXTENSION_ORIGINS';

export const nameInvisible = 'Type a name with at least one visible character.';
export const notSignedIn = 'This browser is not signed in. Sign in again.';
export const secretMissing = 'Send what sign-in gave as "Authorization: Bearer …".';
export const roleSecretWrong =
  'The secret is wrong. It is in the file role-secret of the server’s data directory, unless LOCAL_ROLE_SECRET sets it.';
export function roleSecretTooOften(seconds: number): string {
  return `The secret was wrong too often. Try again in ${wait(seconds)}.`;
}
export const webhookRefused =
  'Its signature is not Clerk’s for this server, or it is older than five minutes.';
export const tokenOutdated = 'what it says has changed since';

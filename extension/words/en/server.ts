/** What the server said, where nothing better is known. */
export function answered(status: number): string {
  return `The server answered ${status}.`;
}
/** @param path what was asked for, such as `/api/config` */
export function unexpected(path: string): string {
  return `The answer to ${path} is not what this version expects.`;
}
/** @param why the browser's own words */
export function silent(why: string): string {
  return `The server does not answer: ${why}.`;
}

export const misfit = 'The extension and the server are of versions that do not go together.';

export const notSavedSignedOut = 'Not saved: nobody is signed in any more.';
export const notSavedUnreachable = 'Not saved: the Alongside server can’t be reached.';
export const notSavedTooMany = 'Not saved: too many changes at once. Try again in a minute.';
export const notSavedFailed = 'Not saved: the Alongside server failed. Try again in a while.';
/** @param why a sentence of the server's */
export function notSaved(why: string): string {
  return `Not saved. ${why}`;
}

export const signIn = 'Sign in';
export const failed = 'That did not work. Please try again.';
export const noAnswer = 'The server does not answer. Reload this page in a moment.';

export const name = 'Your name';
export const secret = 'Secret';
export const secretHint =
  'The server showed it at its first start. It is in the file role-secret, where the server keeps its data.';
export const nameMissing = 'Type your name.';
export const secretMissing = 'Type the secret, too.';

export const email = 'E-mail address';
export const password = 'Password (or leave empty to get a code)';
export const anotherWay = 'Another way…';
export function codeSent(address: string): string {
  return `A code was sent to ${address}`;
}
export const code = 'Code';
export const startOver = 'Start over';
/** Of somebody whose name Clerk does not know. */
export const you = 'You';

export const noCodes = 'This account gets no codes by e-mail.';
export const signsInAnotherWay = 'This account signs in another way.';
export const clerkNotReady = 'Clerk is not ready. Reload the page to try again.';
export const clerkNotLoaded = 'The server does not answer. Reload the page to try again.';
export const clerkNotStarted = 'Clerk’s script did not start. Reload the page to try again.';
export const clerkUnreachable =
  'Clerk can’t be reached. Are you online? Reload the page to try again.';

import { LANGUAGE } from '../language.ts';
import type { Phrase } from '../phrase.ts';

export const title = 'Learn alongside others';
export const lead =
  'See who else is on the chapter you are reading. Sign in as you do on the course site.';
export const email = 'E-mail address';
export const password = 'Password';
export const signIn = 'Sign in';
export const oneMoment = 'One moment…';
export const sendCode = 'E-mail me a code';
export const useCourseSite = 'Use the course site';

export const codeTitle = 'Look into your e-mail';
/** @param address where it was sent to, as the phrase's name */
export function codeSent(address: string): Phrase {
  return [
    { text: 'We have sent a code to ', name: false },
    { text: address, name: true },
    { text: '. You may close this window and come back.', name: false },
  ];
}
export const code = 'Code';
export const sendAnother = 'Send another';
export const startOver = 'Start over';

export const siteTitle = 'Go on at the course site';
export const siteIsFollowed = 'Sign in there: you are signed in here as soon as it is done.';
export const siteIsNotFollowed =
  'It can’t be done here: use an account with a password or an e-mail address.';
export const openCourseSite = 'Open the course site';

export const emailMissing = 'Please enter your e-mail address.';
export const passwordMissing = 'Please enter your password.';
export const codeMissing = 'Please enter the code from the e-mail.';
export const failed = 'That did not work. Please try again.';
export const tookTooLong = 'That took too long. Please start again.';

/** Why the rest of a sign-in is for the course site. */
export const secondStep = 'This account asks for a second step.';
export const newPassword = 'This account needs a new password.';
export const anotherWay = 'This account signs in another way.';
export const stepLeft = 'This account has a step left to do.';
export const noCodes = 'This account gets no codes by e-mail.';

export const noAnswer = 'Clerk does not answer. Are you online?';
export const notNow = 'Clerk could not do that now. Please try again.';

/** What is said better here than by Clerk, who does not know this form; by Clerk's codes. */
export const refusals = {
  form_identifier_not_found: 'There is no account with this e-mail address.',
  form_password_incorrect: 'This password is not right.',
  form_code_incorrect: 'This code is not right.',
  verification_expired: 'This code has expired. Have another one sent.',
  verification_failed: 'Too many wrong codes. Have another one sent.',
  strategy_for_user_invalid:
    'This account has no password. Have a code sent, or use the course site.',
  too_many_requests: 'Too many tries. Wait a minute, then try again.',
  origin_invalid:
    'The course’s Clerk account does not know this extension. Please tell who runs the course.',
  captcha_missing_token:
    'The course’s Clerk account asks for a proof that only a web page can give. Use the course site.',
};

/** This build and the server want people to sign in at different places. */
export const mismatch = 'Extension and server don’t match';
export const serverHasNoClerk =
  'This extension signs people in with Clerk; the server was started without it. Start the server with this course’s Clerk keys.';
export const anotherInstance =
  'This extension and the server belong to different Clerk instances. Install the one that belongs to the server.';

/** Clerk's answer, where it is no good one and nothing better is known. */
export function answered(status: number, codes: readonly string[]): string {
  const list = new Intl.ListFormat(LANGUAGE, { type: 'unit' }).format(codes);
  return `Clerk answered ${status} (${list}).`;
}
export const silent = 'Clerk does not answer.';
export const noBrowserSecret = 'Clerk gave this browser no secret.';
export const changing = 'The course site is changing who is signed in.';

/** The language of all that the page says. */
export const lang = 'en';
/** In the browser's tab. */
export const pageTitle = 'Alongside · Notifications';
export const scriptMissing = 'This page needs JavaScript.';

export const title = 'Alongside';
export const signOut = 'Sign out';
/** Who is signed in, in the head of the page: "Ana, instructor". */
export function who(name: string, role: 'instructor' | 'admin'): string {
  return `${name}, ${role}`;
}

export const notForLearners = 'This page is for instructors and admins';
export function isLearner(name: string | null): string {
  return `${name} is a learner here. Sign out, then sign in as an instructor or admin.`;
}
export const failed = 'That did not work';

export const noAnswer = 'The server does not answer. Is it running?';
export const signInUnchecked = 'Your sign-in can’t be checked now. Are you online?';
export const signedOut = 'You are signed out.';
export const otherVersion = 'The server answers otherwise than it did: reload this page.';
export function answered(status: number): string {
  return `The server answered ${status}.`;
}

export const oneMoment = 'One moment…';

/** A course, where there are several course sites. */
export function onSite(course: string, site: string): string {
  return `${course} (${site})`;
}

export const chaptersNow = 'On chapters now';
export const site = 'Site';
export const course = 'Course';
export const chapter = 'Chapter';
export const people = 'People';
export const nobodyOnChapters = 'Nobody is on a chapter.';

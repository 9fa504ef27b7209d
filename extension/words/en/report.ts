/** The language of all that the page says. */
export const lang = 'en';
export const title = 'Report';
/** @param name what the person is called */
export const question = (name: string) => `Report ${name}?`;
export const what =
  'Instructors of the course and admins see what this person is called here, their picture, the chapter and the day. Admins alone see that it was you.';
export const send = 'Report';
export const cancel = 'Cancel';
export const close = 'Close';
export const sent = 'Reported. Thank you for looking after your course.';
export const didNotWork = 'That did not work. Please try again in a moment.';
export const tooMany = 'You have reported as many people today as can be.';
export const notThere = 'This person was not on that chapter within the last day.';
export const signedOut = 'Nobody is signed in any more.';

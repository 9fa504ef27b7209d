/** The language of all that the page says. */
export const lang = 'en';
export const title = 'Alongside: options';
export const presence = 'Presence';
export const allCourses = 'In all courses';
export const perCourse = 'In single courses';
export const noCourse =
  'You are seen the same in all courses. To choose otherwise for one, open a chapter of it.';
export const joinMessages = 'Join messages';
export const tellMeOfJoins = 'Tell me when someone joins my chapter.';
export const receipts = 'Tell instructors whether I opened a message';
export const receiptsOn = 'They see how many saw it and opened it: numbers, not who.';
export const receiptsOff = 'Whether you saw or opened one is unknown to them.';
export const privacy = 'Privacy';
export const privacyNotice = 'What is kept, why, and for how long';
export const download = 'Download what is kept of me';
export const downloading = 'Fetching…';
export const downloaded = 'It is among your downloads.';
export const eraseMe = 'Erase me';
export const eraseWhat =
  'This erases your visits, choices and browsers at once, and signs all your browsers out. Stays, without your name: that notifications reached somebody, what you sent as an instructor, reports, and what an admin took from you. An account that you sign in with elsewhere, as at Clerk, is not erased by this.';
export const eraseForGood = 'Erase everything, for good';
export const keep = 'Keep it';
export const signInFirst = 'Sign in at the toolbar button, and your options are here.';
export const didNotWork = 'That did not work. Please try again in a moment.';
export const signedOut = 'Nobody is signed in any more.';
export const whatIsSeen = 'What others see of you, in words and a picture';

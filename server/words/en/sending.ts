import { listed } from '../formats.ts';
import { counted, plural } from './plural.ts';

export const forSenders = 'It is for instructors and admins.';
export const notYours = 'There is no such notification of yours.';
export const allHasLeft = 'All of it has left already.';

/** @param reason one of those below */
export function refused(reason: string): string {
  return `This is refused: ${reason}.`;
}
export const isForSenders = 'it is for instructors and admins';
export const onlySenders = 'only instructors and admins send notifications';
export const titlesForAdmins = 'What courses and chapters are called is for admins to say.';
export const onlyAdmins = 'only an admin reaches everyone';
export function notYourCourse(course: string): string {
  return `you do not teach the course ${course}`;
}
export function outsiders(count: number): string {
  return `${count} of these learners ${plural(count, 'was', 'were')} never on a course of yours`;
}

/** @param sites ids */
export function siteMissing(sites: readonly string[]): string {
  return `Say which site the course is of: ${listed(sites)}.`;
}
export function siteUnknown(site: string, sites: readonly string[]): string {
  return `There is no site ${site} here. There is ${listed(sites)}.`;
}

/** Why a notification was not sent after all; the admin page says it after "Not sent:". */
export const authorIsLearner = 'its author is no instructor or admin any more';
export const authorIsNoAdmin = 'its author is no admin any more';
export function authorLeft(course: string): string {
  return `its author does not teach the course ${course} any more`;
}
export function authorOfNone(count: number): string {
  return `its author teaches no course of ${count} of these learners`;
}

/** @param reason one of those below */
export function targetRefused(reason: string): string {
  return `A click must not lead there: ${reason}.`;
}
export const anotherHost = 'it leads to another host';
export function noAddress(url: string): string {
  return `${url} is neither an address from / on nor a URL`;
}
export const holdsPassword = 'it holds a user name or password';
export function noHttp(protocol: string): string {
  return `${protocol} is neither https: nor http:`;
}
export function noCourseSite(origin: string): string {
  return `${origin} is no course site; see SITES, SITES_FILE and COURSE_ORIGINS`;
}

/** @param reason one of those below */
export function iconRefused(reason: string): string {
  return `A picture must not come from there: ${reason}.`;
}
export const noPublicHttps =
  'it is no https: address of a host with a public name, without a password';
export function noImageSite(origin: string): string {
  return `${origin} is no course site; see SITES, SITES_FILE, COURSE_ORIGINS and IMAGE_ORIGINS`;
}

export function tooLarge(surplusBytes: number): string {
  return `It is ${counted(surplusBytes, 'byte', 'bytes')} too long for a push: shorten its text or its addresses.`;
}
export const timePast = 'The time to send it is past.';
export function timeTooFar(daysAhead: number): string {
  return `It can be scheduled up to ${daysAhead} days ahead.`;
}
export function keyTooLong(maxChars: number): string {
  return `Idempotency-Key may have ${maxChars} characters.`;
}
export const keyReused = 'This Idempotency-Key came with another notification. Take a new one.';

import { listed } from '../formats.ts';
import { wait } from './wait.ts';

/** The server, or something that it needs, has no good answer now. */
export const failureLogged = 'The failure was logged. Try again; if it stays, tell the operator.';
export const starting = 'The server is starting. Try again in a moment.';
/** @param what of what it needs, such as `['database', 'channels']` */
export function notReachable(what: readonly string[]): string {
  return `Can’t be reached: ${listed(what)}.`;
}
export const databaseSilent = 'The database does not answer. Nothing was done; try again.';
export const channelsSilent = 'Channels, which connects people, does not answer. Try again.';
export function tooMany(seconds: number): string {
  return `That was a lot at once. Try again in ${wait(seconds)}.`;
}

export function noRoute(method: string, path: string): string {
  return `No ${method} ${path} on this server.`;
}
export const connectionEnded = 'The connection ended before the request did.';
export function bodyTooLarge(maxBytes: number): string {
  return `The body may have ${maxBytes} bytes.`;
}
export function tooDeep(maxLevels: number): string {
  return `The body is nested deeper than ${maxLevels} levels.`;
}
export function tooManyContainers(max: number): string {
  return `The body has more than ${max} lists and objects.`;
}
export const notJson = 'The body is not JSON.';
/** @param wrong what is wrong, each as `field: why` */
export function hasToChange(part: 'body' | 'query', wrong: readonly string[]): string {
  return `The ${part} has to change: ${wrong.join('; ')}.`;
}
/**
 * A sentence at a field.
 *
 * @param message what is wrong with it: of ours, which goes on after the name of a field, or a sentence of
 * the validator's; without a full stop
 */
export function atField(message: string): string {
  return `${/^[a-z]/.test(message) ? 'It ' : ''}${message}.`;
}

export const socketIdMalformed = 'socket_id must look like 123.456.';
export const socketAndChannelMissing = 'Send socket_id and channel_name, form-encoded or as JSON.';
export const channelNameMalformed =
  'channel_name must have 1 to 164 characters out of A-Z a-z 0-9 _ - = @ , . ;';
export function notWrittenSo(channel: string): string {
  return `${channel} is not how a chapter’s channel is written.`;
}
export function noSuchChannel(channel: string): string {
  return `${channel} is no channel of Alongside.`;
}
export function noChapterChannel(channel: string): string {
  return `${channel} is no chapter’s channel.`;
}
/** @param channel that names the site */
export function noSuchSite(channel: string): string {
  return `${channel} is of a course site that this server does not have.`;
}
export function noSiteCalled(site: string): string {
  return `This server has no course site ${site}.`;
}
export const chapterMissing = 'Name a chapter by ?channel=presence-chapter-….';
export const channelOfAnother = 'This channel belongs to another person.';
export const channelOfAnotherGroup =
  'Others of the course meet on this channel. Ask GET /api/presence/channels for yours.';
/** @param site that the channel is of */
export function differentSites(site: string): string {
  return `channel_name is of the site ${site}, and site names another.`;
}
export const idsMissing =
  'Send course_id and chapter_id: they can’t be told from this channel_name.';
export const differentChapters = 'channel_name is not that of course_id and chapter_id.';
export const notEnrolled =
  'Only who is on this course sees who else is here. Ask your school to put you on it, or use another account.';
export const appearingOffline = 'You appear offline, and so are on no such channel.';

/** @param level as the API calls it */
export function visibilityNotAllowed(level: string): string {
  return `${level} is not among what this server lets people choose.`;
}
export function tooManyCoursesChosen(max: number): string {
  return `You have chosen for ${max} courses, which are as many as can be: take one back first.`;
}

export const busy = 'More is asked of the server than it can do at once. Try again in a moment.';

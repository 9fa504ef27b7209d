import { dateAndTime, listed } from '../formats.ts';
import { counted } from './plural.ts';

export const message = 'Message';
export const title = 'Title';
export const text = 'Text';
export const leadsTo = 'Leads to';
export const pageExample = '/courses/…';
export const about = 'About';
export const categories = {
  announcement: 'Announcement',
  deadline: 'Deadline',
  session: 'Live session',
  feedback: 'Answers and feedback',
};
export const givesUpAfter = 'Gives up after';
export const oneHour = '1 hour';
export const sixHours = '6 hours';
export const oneDay = '1 day';
export const threeDays = '3 days';
export const oneWeek = '1 week';
export const fourWeeks = '4 weeks';
export const critical = 'Critical: also in quiet hours and beyond daily limits';

export const more = 'More';
export const urgency = 'Urgency';
export const urgencies = { 'very-low': 'very-low', low: 'low', normal: 'normal', high: 'high' };
export const topic = 'Topic';
export const topicHint = 'Of two with one topic, the later takes the place of the earlier.';
export const picture = 'Picture';
export const pictureExample = 'https://…';
/** @param number from 1 on */
export function button(number: number): string {
  return `Button ${number}`;
}
export function buttonLeadsTo(number: number): string {
  return `Button ${number} leads to`;
}

export const preview = 'Preview';
export const previewLabel = 'How it will look';
/** What stands in for the extension's icon. */
export const previewIcon = 'A';
export const previewFrom = 'Alongside · now';

export const to = 'To';
export const audiences = {
  everyone: 'Everyone',
  course: 'Everyone on a course',
  chapter: 'Who is on a chapter now',
  users: 'People by name',
};
export const course = 'Course';
export const noCourse = 'None yet';
/** @param courses as the operator wrote them */
export function coursesWithoutSite(courses: readonly string[]): string {
  return `There are several course sites here, and these courses of yours name none: ${listed(courses)}. Ask who runs the server to write them as site;course.`;
}
export const chapter = 'Chapter';
export const name = 'Name';
export const namePlaceholder = 'Begin to type a name';
export const nameHint = 'Enter adds the first that is found.';
export const found = 'Found';
export const chosen = 'Chosen';
export function add(person: string): string {
  return `Add ${person}`;
}
export function remove(person: string): string {
  return `Remove ${person}`;
}
export function added(person: string): string {
  return `${person} was added.`;
}
export function removed(person: string): string {
  return `${person} was removed.`;
}
export function nobodyCalled(query: string): string {
  return `Nobody is called “${query}”.`;
}
export function nobodyElseCalled(query: string): string {
  return `Nobody else is called “${query}”.`;
}

export const chooseAudience = 'Choose whom it is for.';
export const reachesNobody = 'Nobody there takes notifications.';
export function reaches(people: number, devices: number): string {
  return `Reaches ${countPeople(people)} on ${counted(devices, 'device', 'devices')}.`;
}
export function reachesMoreThan(people: number): string {
  return `Reaches more than ${countPeople(people)}.`;
}

export const when = 'When';
export const now = 'Now';
export const later = 'Later';
export const sendAt = 'Date and time';
export function sendAtHint(daysAhead: number): string {
  return `By the clock of this computer; up to ${daysAhead} days ahead.`;
}

export const sendTest = 'Send test to me';
export const send = 'Send';
export function sendTo(people: number): string {
  return `Send to ${countPeople(people)}`;
}
export function sendToMoreThan(people: number): string {
  return `Send to more than ${countPeople(people)}`;
}
export const schedule = 'Schedule';
export function scheduleTo(people: number): string {
  return `Schedule to ${countPeople(people)}`;
}
export function scheduleToMoreThan(people: number): string {
  return `Schedule to more than ${countPeople(people)}`;
}

export const titleMissing = 'Give it a title.';
export const buttonTitleMissing = 'Say what is on it.';
export const personMissing = 'Add at least one person.';
export const courseMissing = 'You have no course yet.';
export const chapterMissing = 'Say which chapter.';
export const sendAtMissing = 'Choose a date and a time.';
export const sendAtPartial = 'Complete the date and the time.';
/** Beside the words at the fields. */
export const incomplete = 'Nothing was sent: something has to change above.';

export function scheduled(time: string): string {
  return `Scheduled for ${dateAndTime(time)}.`;
}
export function onItsWay(people: number): string {
  return `On its way to ${countPeople(people)}.`;
}
export function onItsWayToMoreThan(people: number): string {
  return `On its way to more than ${countPeople(people)}.`;
}
export const testSent = 'Sent to you.';
export const testReachesNobody =
  'You have no browser that takes notifications: turn them on in the extension.';

function countPeople(count: number): string {
  return counted(count, 'person', 'people');
}

import { counted } from './plural.ts';

export const forAdmins = 'Only admins say who is on a course.';
export const noSuchCourse = 'This is no course’s id.';
export const noSuchLearner = 'This is no learner’s id.';
export const untilEndsBefore = 'until is not after from.';
export const noSuchForm = 'Send the list as application/json or as text/csv.';
export const noLearners = 'The body must be {"learners": […]}.';
/** @param columns that there are */
export function noHeader(columns: readonly string[]): string {
  return `The first line must name the columns: learner, and those that you need of ${columns.join(', ')}.`;
}
export function noColumn(name: string, columns: readonly string[]): string {
  return `There is no column ${JSON.stringify(name)}: there are ${columns.join(', ')}.`;
}
export const columnTwice = 'A column is named twice.';
/** @param line its number, the first is 1 */
export function notCsv(line: number): string {
  return `Line ${line} is no CSV: it has other columns than the first, or a quote that does not end.`;
}
export function tooManyLearners(max: number): string {
  return `A course may have ${max.toLocaleString('en')} learners.`;
}
export function tooManyGroups(max: number): string {
  return `Rooms of this site are per group, and a course may have ${max.toLocaleString('en')} groups.`;
}
/** @param wrong what is wrong, each as `line 3, until: why` */
export function listHasToChange(wrong: readonly string[], more: number): string {
  const rest = more > 0 ? `; and ${counted(more, 'more', 'more')}` : '';
  return `Nothing was changed. The list has to change: ${wrong.join('; ')}${rest}.`;
}
export function line(number: number): string {
  return `line ${number}`;
}
/** @param index of it in the list, from 0 */
export function item(index: number): string {
  return `learner ${index + 1}`;
}
/** @param where it was before */
export function twice(where: string): string {
  return `is on the list twice: ${where} has the same`;
}
export const endsBefore = 'is not after from';

/** What the API answers. */
export const nobodyThere = 'Nobody by that id was on that chapter within the last day.';
export const forAdmins = 'To take a name, a picture or a presence away is for admins.';
export const barred =
  'An admin has ended your presence on chapters. Ask who runs your course, if you don’t know why.';

/** The part of the admin page. */
export const heading = 'Reports';
export const none = 'Nobody was reported.';
/**
 * @param where course and chapter
 * @param when as it is written
 * @param reporter `null`: that is not to be known
 */
export function about(where: string, when: string, reporter: string | null): string {
  return reporter === null ? `On ${where} · ${when}` : `On ${where} · ${when} · by ${reporter}`;
}
export const erasedPerson = 'Somebody who had their data erased';
export const takeName = 'Take the name away';
export const giveName = 'Give the name back';
export const takePicture = 'Take the picture away';
export const givePicture = 'Give the picture back';
export const endFor = (days: number) =>
  days === 1 ? 'End their presence for a day' : `End their presence for ${days} days`;
export const endPresence = 'End their presence until it is lifted';
export const liftEnd = 'Let them in again';
export const nameTaken = 'Name taken away';
export const pictureTaken = 'Picture taken away';
export const barredForGood = 'Let into no chapter';
/** An act and on whom, for those who do not see beside what its button stands. */
export const actOn = (act: string, name: string) => `${act}: ${name}`;
/** @param time when it ends, as it is written */
export const barredUntil = (time: string) => `Let into no chapter until ${time}`;

/** What is wrong with a field. Each goes on after the field's name, or after "It", without a full stop. */
export const empty = 'is empty';
export const noTimestamp = 'is no time of any day';
export const noPicture = 'is no address of a picture';
export const notHttps = 'has to begin with https:';
export function noTopic(maxChars: number): string {
  return `is no topic: up to ${maxChars} of A-Z a-z 0-9 _ -`;
}
export const noSite = 'is no id of a course site';
export const noTimeOfDay = 'is no time as HH:MM';
export const noTimeZone = 'is no IANA time zone';
export const noTimeBetween = 'has the same time as its beginning and its end';
export const noPublicKey = 'is no public key of 65 bytes';
export const noSecret = 'is no secret of 16 bytes';
export const noCharacter = 'holds what is no character';
export const noMoment = 'is neither a day (2026-09-01) nor a time with its offset from UTC';

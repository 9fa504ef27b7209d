import type { Reach } from '../../../contract/notifications.ts';
import { deviceWords, peopleWords } from '../words.ts';

/** What is said where nobody is chosen yet. */
export const NO_AUDIENCE = 'Choose whom it is for.';

/** Whom a notification would reach, in a sentence. */
export function reachWords({ people, devices }: Reach): string {
  if (people === 0) return 'Nobody there takes notifications.';
  return `Reaches ${peopleWords(people)} on ${deviceWords(devices)}.`;
}

/** What is on the button that sends: "Schedule to 2 people", or "Send" while the reach is not known. */
export function sendLabel(when: 'now' | 'later', reach: Reach | null): string {
  const verb = when === 'later' ? 'Schedule' : 'Send';
  return reach && reach.people > 0 ? `${verb} to ${peopleWords(reach.people)}` : verb;
}

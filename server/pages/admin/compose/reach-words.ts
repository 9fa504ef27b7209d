import type { Reach } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';

/** Whom a notification would reach, in a sentence. */
export function reachWords({ people, devices }: Reach): string {
  return people === 0 ? composeWords.reachesNobody : composeWords.reaches(people, devices);
}

/** What is on the button that sends: "Schedule to 2 people", or "Send" while the reach is not known. */
export function sendLabel(when: 'now' | 'later', reach: Reach | null): string {
  const people = reach?.people ?? 0;
  if (when === 'later') {
    return people > 0 ? composeWords.scheduleTo(people) : composeWords.schedule;
  }
  return people > 0 ? composeWords.sendTo(people) : composeWords.send;
}

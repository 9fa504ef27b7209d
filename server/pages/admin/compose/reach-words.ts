import type { Reach } from '../../../contract/notifications.ts';
import { composeWords } from '../../../words/compose.ts';

/** Whom a notification would reach, in a sentence. */
export function reachWords({ people, devices, atLeast }: Reach): string {
  if (atLeast) return composeWords.reachesMoreThan(people);
  return people === 0 ? composeWords.reachesNobody : composeWords.reaches(people, devices);
}

/** What is on the button that sends: "Schedule to 2 people", or "Send" while the reach is not known. */
export function sendLabel(when: 'now' | 'later', reach: Reach | null): string {
  const { people, atLeast } = reach ?? { people: 0 };
  if (when === 'later') {
    if (people === 0) return composeWords.schedule;
    return atLeast ? composeWords.scheduleToMoreThan(people) : composeWords.scheduleTo(people);
  }
  if (people === 0) return composeWords.send;
  return atLeast ? composeWords.sendToMoreThan(people) : composeWords.sendTo(people);
}

/** What is said once it was accepted. */
export function onItsWayWords({ people, atLeast }: Reach): string {
  return atLeast ? composeWords.onItsWayToMoreThan(people) : composeWords.onItsWay(people);
}

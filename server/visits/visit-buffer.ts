import type { Room } from '../contract/room-channel.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { roomKey } from '../rooms/room-key.ts';

/** Learners, and visits of all of them, that wait to be written; of more, those that wait longest are dropped. */
const MAX_LEARNERS = 50_000;
const MAX_VISITS = 20_000;

/** Somebody who was seen. */
export interface SeenLearner
  extends Pick<SignedInPerson, 'id' | 'name' | 'imageUrl' | 'givenName'> {
  lastSeenAt: Date;
}

/** That they were in a room. */
export interface SeenVisit {
  learnerId: string;
  room: Room;
  lastSeenAt: Date;
}

/** What waits to be written, together. */
export interface SeenBatch {
  learners: SeenLearner[];
  visits: SeenVisit[];
}

/** Who was seen and where, until it is written: each learner once, and each of their rooms. */
export interface VisitBuffer {
  add(learner: SeenLearner, room: Room | null): void;
  /** Takes those who wait longest, as many at the most, with all their visits. */
  take(learners: number): SeenBatch;
  /** Puts back what could not be written; what was added meanwhile is newer. */
  putBack(batch: SeenBatch): void;
  /** Where a learner was who waits. */
  roomsOf(learnerId: string): Room[];
  /** Drops all that is of a learner. */
  forget(learnerId: string): void;
  readonly size: number;
  /** Visits that were dropped for want of room. */
  readonly dropped: number;
}

interface Waiting {
  learner: SeenLearner;
  visits: Map<string, SeenVisit>;
}

/** @param most learners and visits at a time */
export function createVisitBuffer(
  most = { learners: MAX_LEARNERS, visits: MAX_VISITS },
): VisitBuffer {
  const waiting = new Map<string, Waiting>();
  let visitCount = 0;
  let dropped = 0;

  function drop(learnerId: string): Waiting | undefined {
    const found = waiting.get(learnerId);
    if (!found) return;
    waiting.delete(learnerId);
    visitCount -= found.visits.size;
    return found;
  }

  /** Of too many visits the oldest learner's go, who stays as somebody who was seen. */
  function makeRoom(): void {
    const [first] = waiting.keys();
    if (waiting.size > most.learners && first !== undefined)
      dropped += drop(first)?.visits.size ?? 0;
    if (visitCount <= most.visits) return;
    for (const { visits } of waiting.values()) {
      if (visits.size === 0) continue;
      dropped += visits.size;
      visitCount -= visits.size;
      visits.clear();
      return;
    }
  }

  return {
    add(learner, room) {
      const { id: learnerId, lastSeenAt } = learner;
      const known = waiting.get(learnerId);
      if (known) known.learner = learner;
      const each = known ?? { learner, visits: new Map() };
      waiting.set(learnerId, each);
      if (room) {
        const key = roomKey(room);
        if (!each.visits.has(key)) visitCount += 1;
        each.visits.set(key, { learnerId, room, lastSeenAt });
      }
      makeRoom();
    },
    take(most) {
      const batch: SeenBatch = { learners: [], visits: [] };
      for (const learnerId of [...waiting.keys()].slice(0, most)) {
        const found = drop(learnerId);
        if (!found) continue;
        batch.learners.push(found.learner);
        batch.visits.push(...found.visits.values());
      }
      return batch;
    },
    putBack({ learners, visits }) {
      for (const learner of learners) {
        if (waiting.has(learner.id)) continue;
        waiting.set(learner.id, { learner, visits: new Map() });
        makeRoom();
      }
      for (const visit of visits) {
        const known = waiting.get(visit.learnerId)?.visits;
        const key = roomKey(visit.room);
        if (!known || known.has(key)) continue;
        known.set(key, visit);
        visitCount += 1;
        makeRoom();
      }
    },
    roomsOf: (learnerId) =>
      [...(waiting.get(learnerId)?.visits.values() ?? [])].map(({ room }) => room),
    forget: drop,
    get size() {
      return waiting.size;
    },
    get dropped() {
      return dropped;
    },
  };
}

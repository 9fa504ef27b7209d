import type { Room } from '../../../server/contract/room-channel.ts';
import { mayEnter } from './people.ts';
import { ROOMS, roomName } from './rooms.ts';
import { personCalled, type World } from './world.ts';

/** A device of somebody has begun a visit to a room: the server has let it in for the first time. */
export interface VisitBegun {
  /** Ms since the epoch. */
  at: number;
  room: Room;
  name: string;
  /** No other device of theirs was there: others are told that they have come. */
  joins: boolean;
}

/** A device that has a room open, whether its line is there or not. */
interface Opened {
  key: string;
  learner: string;
  room: Room;
  isReached: boolean;
}

/**
 * The visits that go on. One ends with the room's last tab: not with a line that is gone, nor with what
 * changes of who others see there, or of the right to be there.
 */
export class Visits {
  readonly #going = new Map<string, string>();

  /** Takes in the world after a step, and gives the visits that begin with it. */
  take(world: World, at: number): VisitBegun[] {
    const opened = ROOMS.flatMap((room) => openedIn(world, room));
    for (const key of this.#going.keys()) {
      if (!opened.some((each) => each.key === key)) this.#going.delete(key);
    }
    const begun: VisitBegun[] = [];
    for (const { key, learner: name, room, isReached } of opened) {
      const isIn = isReached && mayEnter(personCalled(world, name), room);
      if (!isIn || this.#going.has(key)) continue;
      const theirs = `${name} in ${roomName(room)}`;
      begun.push({ at, room, name, joins: ![...this.#going.values()].includes(theirs) });
      this.#going.set(key, theirs);
    }
    return begun;
  }
}

function openedIn({ browsers, clients }: World, room: Room): Opened[] {
  const at = (reader: string) => `${reader} in ${roomName(room)}`;
  return [
    ...browsers.flatMap(({ learner, line, tabs }, index) =>
      tabs.some((tab) => tab.room === room)
        ? [{ key: at(`browser ${index}`), learner, room, isReached: line !== 'refused' }]
        : [],
    ),
    ...clients.flatMap(({ learner, rooms }, index) =>
      rooms.includes(room) ? [{ key: at(`client ${index}`), learner, room, isReached: true }] : [],
    ),
  ];
}

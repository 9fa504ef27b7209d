import type { Room } from '../../../server/contract/room-channel.ts';
import { levelIn, mayEnter, type PersonState } from './people.ts';
import type { World } from './world.ts';

/** Who was seen how, and might be where, in the course of a run. */
export class PeopleLog {
  readonly #entries = new Map<string, { at: number; state: PersonState }[]>();

  /** Takes in the world after a step. */
  note({ people }: World, at: number): void {
    for (const [name, state] of people) {
      const known = this.#entries.get(name) ?? [];
      if (known.at(-1)?.state !== state) known.push({ at, state });
      this.#entries.set(name, known);
    }
  }

  /** Everybody who was there at any time. */
  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** What held of somebody at any time since `since`, each with when it began to. */
  statesOf(name: string, since: number): readonly { at: number; state: PersonState }[] {
    const known = this.#entries.get(name) ?? [];
    const first = known.findLastIndex(({ at }) => at <= since);
    return known.slice(Math.max(0, first));
  }

  /** When what others in these rooms see of somebody first changed after `since`; `Infinity`: it did not. */
  changedAfter(name: string, since: number, rooms: readonly Room[]): number {
    const seen = this.statesOf(name, since).map(({ at, state }) => ({
      at,
      as: seenIn(state, rooms),
    }));
    return seen.find(({ as }) => as !== seen[0]?.as)?.at ?? Infinity;
  }
}

function seenIn(state: PersonState, rooms: readonly Room[]): string {
  const level = (room: Room) => (mayEnter(state, room) ? levelIn(state, room) : null);
  return JSON.stringify([state.nameTaken, ...rooms.map(level)]);
}

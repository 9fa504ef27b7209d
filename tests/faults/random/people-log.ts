import type { PersonState } from './people.ts';
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

  /** What held of somebody at any time since `since`. */
  statesOf(name: string, since: number): PersonState[] {
    const known = this.#entries.get(name) ?? [];
    const first = known.findLastIndex(({ at }) => at <= since);
    return known.slice(Math.max(0, first)).map(({ state }) => state);
  }

  /** When something of it first changed after `since`; `Infinity`: nothing has. */
  changedAfter(name: string, since: number): number {
    return this.#entries.get(name)?.find(({ at }) => at > since)?.at ?? Infinity;
  }
}

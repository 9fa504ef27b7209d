import type { NoteFailure } from '../health/note-failure.ts';
import type { CountCrowds } from './count-crowds.ts';
import type { CountSession } from './count-store.ts';
import { createPause } from './pause.ts';

/** Ms from a call to the look: who calls is heard of beside the channel by then, and who came with them. */
const CALLED_LOOK_MS = 400;
/** Ms between two looks at the least, however often it is called. */
const LEAST_BETWEEN_LOOKS_MS = 1_000;
/** Ms until it is tried again after a failure. */
const RETRY_MS = 3_500;

/** The one process that counts crowds for all. */
export interface CrowdLeader {
  /**
   * Counts until `signal` ends.
   *
   * @param session what counts are written by
   */
  lead(signal: AbortSignal, session: CountSession): Promise<void>;
  /** Somebody found a channel full: it is looked at soon. */
  call(channel: string): void;
}

/** Has `counting` look from time to time, as often as it says. */
export function createCrowdLeader(counting: CountCrowds, noteFailure: NoteFailure): CrowdLeader {
  const pause = createPause();
  let isCalled = false;

  async function attempt(act: () => Promise<number>, signal: AbortSignal): Promise<number | null> {
    try {
      return await act();
    } catch (error) {
      if (signal.aborted) return null;
      noteFailure(error, 'the people of crowded rooms were not counted');
      return null;
    }
  }

  return {
    async lead(signal, session) {
      const takeOver = () => counting.takeOver(session).then(() => 0);
      while (!signal.aborted && (await attempt(takeOver, signal)) === null) {
        await pause.wait(RETRY_MS, signal);
      }
      while (!signal.aborted) {
        isCalled = false;
        const untilNext = (await attempt(counting.look, signal)) ?? RETRY_MS;
        await pause.wait(LEAST_BETWEEN_LOOKS_MS, signal);
        if (!isCalled) await pause.wait(untilNext - LEAST_BETWEEN_LOOKS_MS, signal, 'may be ended');
        if (isCalled) await pause.wait(CALLED_LOOK_MS, signal);
      }
    },
    call(channel) {
      counting.suspect(channel);
      isCalled = true;
      pause.end();
    },
  };
}

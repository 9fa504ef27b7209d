import { setTimeout as wait } from 'node:timers/promises';
import type { NoteFailure } from '../health/note-failure.ts';

/** Ms that a server which stops waits for them. */
const STOP_MS = 3_000;

/** Work that goes on after its job is over: slow answers that are still to be written down. */
export interface LateAnswers {
  /** Where it fails, that is noted: a job that was made before does it again. */
  add(work: Promise<void>): void;
  /** Resolves when all of it is done, or after {@link STOP_MS}. */
  settled(): Promise<void>;
}

/** Keeps track of it. */
export function createLateAnswers(noteFailure: NoteFailure): LateAnswers {
  const works = new Set<Promise<void>>();
  return {
    add(work) {
      const done = work
        .catch((error: unknown) => noteFailure(error, 'a slow answer was not written down'))
        .finally(() => works.delete(done));
      works.add(done);
    },
    async settled() {
      const end = new AbortController();
      const timeout = wait(STOP_MS, undefined, { signal: end.signal }).catch(() => undefined);
      await Promise.race([Promise.all(works), timeout]);
      end.abort();
    },
  };
}

/** Ms between two lines that say the same. */
const EVERY_MS = 30_000;

type Level = 'warn' | 'error';

/** Where failures are logged, each with a message that is always the same. */
export type FailureLog = Record<Level, (fields: object, message: string) => void>;

/**
 * A log for what fails with each call while something is wrong: a message is logged at once when it is
 * new, and then each half a minute with `times`, how often it was meanwhile, until it was not.
 */
export function limitRepeats(log: FailureLog): FailureLog {
  const levels = { warn: new Map<string, Repeats>(), error: new Map<string, Repeats>() };

  function sumUp(level: Level, message: string): void {
    setTimeout(() => {
      const repeats = levels[level].get(message);
      if (!repeats?.last) {
        levels[level].delete(message);
        return;
      }
      log[level]({ ...repeats.last, times: repeats.times }, message);
      levels[level].set(message, { times: 0, last: null });
      sumUp(level, message);
    }, EVERY_MS).unref();
  }

  const write = (level: Level) => (fields: object, message: string) => {
    const known = levels[level].get(message);
    if (known) {
      levels[level].set(message, { times: known.times + 1, last: fields });
      return;
    }
    levels[level].set(message, { times: 0, last: null });
    log[level](fields, message);
    sumUp(level, message);
  };
  return { warn: write('warn'), error: write('error') };
}

/** What came of a message since its last line. */
interface Repeats {
  times: number;
  /** The fields of the last one. */
  last: object | null;
}

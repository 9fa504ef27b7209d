import type { Logger } from 'pino';
import { type ClockReading, readingOf } from './clock-reading.ts';
import { type ClockVerdict, judgeClock } from './judge-clock.ts';

/** Ms that a reading is good for: longer than until the next one. */
const READING_COUNTS_MS = 3 * 3_600_000;
/** Ms that the clock may move against the monotonic one before it was set, and readings are void. */
const SET_MS = 2_000;
/** Sources that are remembered; the list of push services has wildcards. */
const MAX_SOURCES = 20;
/** Ms of difference from which the operator is told anew. */
const TOLD_AGAIN_MS = 60_000;

/** Reads another clock. Throws where that can't be asked. */
export type ClockSource = () => Promise<ClockReading>;

/** This machine's clock, watched by what others show. */
export interface ClockWatch {
  /** The time, corrected where several other clocks agree that this machine's is wrong. */
  now(): Date;
  /** What is wrong with this machine's clock, in words; `null` where nothing is known to be. */
  problem(): string | null;
  /** Takes note of what another clock shows now: an answer's `Date`, in epoch ms. */
  noteDate(source: string, date: number): void;
  /** Asks all sources; one that can't be asked is left out. */
  measure(): Promise<void>;
}

/**
 * Watches the clock. A clock that is set takes back all that was known of it.
 *
 * @param parts.sources asked by {@link ClockWatch.measure}
 * @param parts.systemNow epoch ms
 * @param parts.monotonic ms of a clock that nobody sets
 */
export function createClockWatch(parts: {
  sources: readonly ClockSource[];
  systemNow: () => number;
  monotonic: () => number;
  log: Pick<Logger, 'warn' | 'info'>;
}): ClockWatch {
  const { sources, systemNow, monotonic, log } = parts;
  const readings = new Map<string, ClockReading & { at: number; basis: number }>();
  let lastVerdict: ClockVerdict = { correctionMs: 0, problem: null };
  /** What differs is the clock's own moves: they tell when it was set. */
  const basisNow = () => systemNow() - monotonic();

  function verdict(): ClockVerdict {
    if (readings.size === 0) return { correctionMs: 0, problem: null };
    const basis = basisNow();
    const oldest = monotonic() - READING_COUNTS_MS;
    for (const [source, reading] of readings) {
      const isVoid = Math.abs(reading.basis - basis) > SET_MS || reading.at < oldest;
      if (isVoid) readings.delete(source);
    }
    return judgeClock([...readings.values()]);
  }

  function note(reading: ClockReading): void {
    readings.delete(reading.source);
    readings.set(reading.source, { ...reading, at: monotonic(), basis: basisNow() });
    const [first] = readings.keys();
    if (readings.size > MAX_SOURCES && first !== undefined) readings.delete(first);
  }

  /** Each change once: pushes bring thousands of dates. */
  function tell(): void {
    const { correctionMs, problem } = verdict();
    const isSame =
      (problem === null) === (lastVerdict.problem === null) &&
      Math.abs(correctionMs - lastVerdict.correctionMs) < TOLD_AGAIN_MS;
    if (isSame) return;
    lastVerdict = { correctionMs, problem };
    if (problem === null) log.info('this machine’s clock is right again');
    else log.warn({ correctionMs }, problem);
  }

  return {
    now: () => new Date(systemNow() + verdict().correctionMs),
    problem: () => verdict().problem,
    noteDate(source, date) {
      const now = systemNow();
      note(readingOf(source, date, now, now));
      tell();
    },
    async measure() {
      const results = await Promise.allSettled(sources.map((read) => read()));
      for (const result of results) if (result.status === 'fulfilled') note(result.value);
      tell();
    },
  };
}

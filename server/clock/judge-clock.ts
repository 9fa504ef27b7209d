import type { ClockReading } from './clock-reading.ts';

/** Ms that clocks may differ by and be called right: nobody's quiet hours are told from that. */
export const TOLERANCE_MS = 5_000;
/** Ms that two clocks which are both right may differ by, besides what was read imprecisely. */
const AGREEMENT_MS = 2_000;

/** What is to be thought of this machine's clock. */
export interface ClockVerdict {
  /** Ms to add to this machine's clock; 0 where it is right, or nobody can tell. */
  correctionMs: number;
  /** What is wrong, in words for the operator; `null` where nothing is known to be. */
  problem: string | null;
}

/**
 * Judges this machine's clock by those of others. One that differs may be wrong itself: it is told, and
 * nothing is corrected. Where two or more agree with each other, and more of them than don't, it is this
 * machine's that is wrong, and what it shows is corrected until somebody sets it.
 *
 * @param readings one of each source
 */
export function judgeClock(readings: readonly ClockReading[]): ClockVerdict {
  const off = readings.filter(
    ({ offsetMs, uncertaintyMs }) => Math.abs(offsetMs) > TOLERANCE_MS + uncertaintyMs,
  );
  if (off.length === 0) return { correctionMs: 0, problem: null };
  const groups = off.map((reading) => off.filter((other) => agree(reading, other)));
  const largest = groups.reduce((best, group) => (group.length > best.length ? group : best));
  const offsets = largest.map(({ offsetMs }) => offsetMs).sort((a, b) => a - b);
  const offset = offsets[Math.floor(offsets.length / 2)] ?? 0;
  const isSure = largest.length > 1 && largest.length > readings.length - largest.length;
  const names = largest.map(({ source }) => source).join(' and ');
  const difference = `This machine's clock is ${spanWords(offset)} ${offset < 0 ? 'ahead of' : 'behind'} that of ${names}`;
  return isSure
    ? {
        correctionMs: offset,
        problem: `${difference}: set it by NTP. Until then notifications go by theirs.`,
      }
    : {
        correctionMs: 0,
        problem: `${difference}: one of them is wrong. If it is this one, quiet hours and scheduled times are wrong, too: set it by NTP.`,
      };
}

function agree(one: ClockReading, other: ClockReading): boolean {
  const most = AGREEMENT_MS + one.uncertaintyMs + other.uncertaintyMs;
  return Math.abs(one.offsetMs - other.offsetMs) <= most;
}

/** A span of time in words, such as `10 min 3 s`. */
function spanWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

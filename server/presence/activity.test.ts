import { describe, expect, it } from 'vitest';
import { awayOn, type BrowserReport, channelsOf, isAway } from './activity.ts';

const REPORT_LASTS_MS = 11 * 60_000;

const now = new Date('2026-11-22T12:00:00Z');
const report = (change: Partial<BrowserReport> = {}): BrowserReport => ({
  learnerId: 'ana',
  away: false,
  channels: ['presence-chapter-1'],
  reportedAt: now,
  ...change,
});
const stale = new Date(now.getTime() - REPORT_LASTS_MS);

describe('a learner', () => {
  it('is not away when nothing was reported', () => {
    expect(isAway([], now)).toBe(false);
  });

  it('is away when away in every browser', () => {
    expect(isAway([report({ away: true }), report({ away: true })], now)).toBe(true);
  });

  it('is active when active in one browser', () => {
    expect(isAway([report({ away: true }), report()], now)).toBe(false);
  });

  it('is away when every browser fell silent on a chapter, and not when it had left', () => {
    expect(isAway([report({ reportedAt: stale })], now)).toBe(true);
    expect(isAway([report({ reportedAt: stale, away: true, channels: [] })], now)).toBe(false);
    expect(isAway([report({ reportedAt: stale }), report()], now)).toBe(false);
  });

  it('is not held active by a browser that has gone', () => {
    expect(isAway([report({ away: true }), report({ reportedAt: stale })], now)).toBe(true);
  });
});

describe('reports of several learners', () => {
  it('tell who is away, by the ids that they have there', () => {
    const here = ['first-name presence-chapter-1'];
    const elsewhere = ['presence-chapter-2'];
    const reports = [
      report(),
      report({ away: true }),
      report({ learnerId: 'ben', away: true }),
      report({ learnerId: 'cem', away: true, channels: here }),
      report({ learnerId: 'dora', away: true, channels: elsewhere }),
    ];
    const roomId = (channel: string, learnerId: string, seen: string) =>
      [channel, learnerId, seen].join(' ');
    expect(awayOn(['presence-chapter-1'], reports, now, roomId)).toEqual([
      'presence-chapter-1 ben name',
      'presence-chapter-1 cem first-name',
    ]);
  });

  it('tell the channels of all current browsers once', () => {
    const reports = [
      report(),
      report({ channels: ['presence-chapter-1', 'first-name presence-chapter-2'] }),
      report({ channels: ['presence-chapter-3'], reportedAt: stale }),
    ];
    expect(channelsOf(reports, now)).toEqual([
      { channel: 'presence-chapter-1', seen: 'name' },
      { channel: 'presence-chapter-2', seen: 'first-name' },
    ]);
  });
});

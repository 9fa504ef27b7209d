import { describe, expect, it, vi } from 'vitest';
import type { Room } from '../contract/room-channel.ts';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { createAuthorisedChannels } from './authorised-channels.ts';

const now = new Date('2026-11-30T12:00:00Z');
const none = async (): Promise<Room[]> => [];
const sites = [DEMO_RULE];
const place = { site: 'demo', course: null };
const roomOf = (chapter: string) => ({ site: 'demo', course: '1', chapter });
const waited = async () => undefined;

describe('the channels that a learner was let into', () => {
  it('are those that were noted for them', async () => {
    const authorised = createAuthorisedChannels(none, sites, () => now, waited);
    authorised.note('ana', 'presence-chapter-1', place);
    authorised.note('ben', 'presence-chapter-2', place);
    const asked = ['presence-chapter-1', 'presence-chapter-2'];
    expect(await authorised.among('ana', asked)).toEqual(new Map([['presence-chapter-1', place]]));
    expect(await authorised.among('cem', asked)).toEqual(new Map());
  });

  it('are those of the visits that another process noted, within a day', async () => {
    const visited = vi.fn(async () => [
      roomOf('1'),
      roomOf('a b'),
      { site: 'gone', course: '1', chapter: '2' },
    ]);
    const authorised = createAuthorisedChannels(visited, sites, () => now, waited);
    const asked = ['presence-chapter-1', 'presence-chapter-=.a=20b', 'presence-chapter-2'];
    expect(await authorised.among('ana', asked)).toEqual(
      new Map([
        ['presence-chapter-1', roomOf('1')],
        ['presence-chapter-=.a=20b', roomOf('a b')],
      ]),
    );
    expect(visited).toHaveBeenCalledWith('ana', new Date('2026-11-29T12:00:00Z'));
  });

  it('are those of a visit, too, that another process has noted and not yet written', async () => {
    const visited = vi
      .fn(none)
      .mockResolvedValueOnce([])
      .mockResolvedValueOnce([roomOf('1')]);
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const authorised = createAuthorisedChannels(visited, sites, () => now, wait);
    expect((await authorised.among('ana', ['presence-chapter-1'])).size).toBe(1);
    expect(waits).toEqual([3_000]);
  });

  it('are asked for only where one is not known', async () => {
    const visited = vi.fn(none);
    const authorised = createAuthorisedChannels(visited, sites, () => now, waited);
    authorised.note('ana', 'presence-chapter-1', place);
    expect((await authorised.among('ana', ['presence-chapter-1'])).size).toBe(1);
    expect(visited).not.toHaveBeenCalled();
  });

  it('are remembered of 50 a learner, and of 10,000 learners', async () => {
    const authorised = createAuthorisedChannels(none, sites, () => now, waited);
    const channels = Array.from({ length: 51 }, (_, number) => `presence-chapter-${number}`);
    for (const channel of channels) authorised.note('ana', channel, place);
    expect([...(await authorised.among('ana', channels)).keys()]).toEqual(channels.slice(1));
    for (let number = 0; number < 10_000; number++) authorised.note(`l${number}`, 'x', place);
    expect((await authorised.among('ana', channels)).size).toBe(0);
    expect((await authorised.among('l0', ['x'])).size).toBe(1);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTellActivity } from './tell-activity.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** With so many members on every channel. */
function open(members: number) {
  const state = { members, asked: 0 };
  const sent: unknown[] = [];
  const failures: string[] = [];
  const activity = createTellActivity({
    async tellChannels(seenOn, event, learnerId) {
      for (const { channel } of seenOn) sent.push([channel, event, learnerId]);
    },
    async tellDigest(channel, digest) {
      if (state.members === 99) throw new Error('Channels is away.');
      sent.push([channel, digest]);
    },
    roomId: (_channel, learnerId) => learnerId,
    async memberCount() {
      state.asked += 1;
      return state.members;
    },
    noteFailure: (_error, what) => failures.push(what),
    now: () => performance.now(),
  });
  const change = (id: string, isAway: boolean, channel = 'presence-a') =>
    activity.tell([{ channel, seen: 'name' }], isAway, id);
  return { activity, change, sent, failures, state };
}

describe('a change of who is away', () => {
  it('is told at once where 25 are there', async () => {
    const { change, sent } = open(25);
    await change('ana', true);
    expect(sent).toEqual([['presence-a', 'user:away', 'ana']]);
  });

  it('is told with all others of 10 s where more are, each room by one event', async () => {
    const { change, sent, state } = open(26);
    await change('ana', true);
    await change('ben', false);
    await change('cem', true, 'presence-b');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([
      ['presence-a', { away: ['ana'], active: ['ben'] }],
      ['presence-b', { away: ['cem'], active: [] }],
    ]);
    expect(state.asked).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
  });

  it('is told once of who came back meanwhile, as who joined in between may have them as away', async () => {
    const { change, sent, activity } = open(26);
    await change('ana', true);
    await change('ana', false);
    await activity.flush();
    expect(sent).toEqual([['presence-a', { away: [], active: ['ana'] }]]);
  });

  it('is told as it is now where a room has few again', async () => {
    const { change, sent, state } = open(26);
    await change('ana', true);
    vi.advanceTimersByTime(9_000);
    state.members = 3;
    await change('ben', true, 'presence-b');
    vi.advanceTimersByTime(990);
    await change('ana', false); // counted 10 s ago at the most
    await vi.advanceTimersByTimeAsync(20_000);
    await change('ana', true);
    expect(sent.at(-1)).toEqual(['presence-a', 'user:away', 'ana']);
  });

  it('is spread over events that Pusher takes', async () => {
    const { change, sent, activity } = open(98);
    for (let at = 0; at < 60; at += 1) await change(`learner-${at}`, true);
    await activity.flush();
    expect(sent).toHaveLength(2);
  });

  it('is missed, and noted, where Channels does not take it', async () => {
    const { change, failures, activity } = open(99);
    await change('ana', true);
    await activity.flush();
    expect(failures).toEqual(['a room was not told who of it is away']);
  });
});

import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Outbox } from '../delivery/outbox.ts';
import { channelKind } from '../protocol/channel-name.ts';
import { eventually } from '../testing/eventually.ts';
import { Channel } from './channel.ts';

function fail(error: unknown): never {
  throw error;
}

function openChannel() {
  const channel = new Channel('private-a', channelKind('private-a'), {
    outbox: new Outbox(fail),
    presenceGraceMs: 0,
    report: fail,
    greeting: () => [Buffer.from('hello ')],
    onCount: null,
  });
  return { channel, say: (text: string) => channel.publish(Buffer.from(`${text} `)) };
}

function listener() {
  let heard = '';
  return {
    heard: () => heard.trim(),
    send: (frames: Buffer) => {
      heard += frames;
    },
  };
}

describe('a channel', () => {
  it('greets who joins, then lets them hear what is said after', async () => {
    const { channel, say } = openChannel();
    const [ana, ben] = [listener(), listener()];
    channel.join(ana);
    await setImmediate();
    say('before');
    channel.join(ben);
    say('with');
    await setImmediate();
    say('after');
    await setImmediate();
    expect(ana.heard()).toBe('hello before with after');
    expect(ben.heard()).toBe('hello after');
  });

  it('is silent to who leaves, at any moment', async () => {
    const { channel, say } = openChannel();
    const [ana, ben] = [listener(), listener()];
    channel.join(ana);
    channel.leave(ana);
    channel.join(ben);
    await setImmediate();
    say('late');
    channel.leave(ben);
    await setImmediate();
    expect(ana.heard()).toBe('');
    expect(ben.heard()).toBe('hello');
    expect(channel.size).toBe(0);
  });

  it('greets anew who left and is back within a turn', async () => {
    const { channel, say } = openChannel();
    const ana = listener();
    channel.join(ana);
    await setImmediate();
    channel.leave(ana);
    say('missed');
    channel.join(ana);
    await setImmediate();
    say('heard');
    await setImmediate();
    expect(ana.heard()).toBe('hello hello heard');
  });

  it('keeps the order for everyone while it is served in slices', async () => {
    const { channel, say } = openChannel();
    const crowd = Array.from({ length: 5000 }, listener);
    for (const each of crowd) channel.join(each);
    const late = listener();
    for (let n = 0; late.heard() === ''; n += 1) {
      say(String(n));
      if (n === 5) channel.join(late);
      await setImmediate();
    }
    say('end');
    await eventually(() => {
      const ended = [...crowd, late].filter((each) => each.heard().endsWith('end'));
      expect(ended).toHaveLength(5001);
    });
    const full = crowd[0]?.heard() ?? '';
    expect(full).toMatch(/^hello (\d+ )+end$/);
    for (const each of crowd) expect(each.heard()).toBe(full);
    expect(full.endsWith(late.heard().slice('hello '.length))).toBe(true);
  });
});

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
  return { channel, send: (text: string) => channel.publish(Buffer.from(`${text} `)) };
}

function listener() {
  let received = '';
  return {
    received: () => received.trim(),
    send: (frames: Buffer) => {
      received += frames;
    },
  };
}

describe('a channel', () => {
  it('greets who joins, then lets them hear what is said after', async () => {
    const { channel, send } = openChannel();
    const [ana, ben] = [listener(), listener()];
    channel.join(ana);
    await setImmediate();
    send('before');
    channel.join(ben);
    send('with');
    await setImmediate();
    send('after');
    await setImmediate();
    expect(ana.received()).toBe('hello before with after');
    expect(ben.received()).toBe('hello after');
  });

  it('is silent to who leaves, at any moment', async () => {
    const { channel, send } = openChannel();
    const [ana, ben] = [listener(), listener()];
    channel.join(ana);
    channel.leave(ana);
    channel.join(ben);
    await setImmediate();
    send('late');
    channel.leave(ben);
    await setImmediate();
    expect(ana.received()).toBe('');
    expect(ben.received()).toBe('hello');
    expect(channel.size).toBe(0);
  });

  it('greets anew who left and is back within a turn', async () => {
    const { channel, send } = openChannel();
    const ana = listener();
    channel.join(ana);
    await setImmediate();
    channel.leave(ana);
    send('missed');
    channel.join(ana);
    await setImmediate();
    send('heard');
    await setImmediate();
    expect(ana.received()).toBe('hello hello heard');
  });

  it('keeps the order for everyone while it is served in slices', async () => {
    const { channel, send } = openChannel();
    const crowd = Array.from({ length: 5000 }, listener);
    for (const each of crowd) channel.join(each);
    const late = listener();
    for (let n = 0; late.received() === ''; n += 1) {
      send(String(n));
      if (n === 5) channel.join(late);
      await setImmediate();
    }
    send('end');
    await eventually(() => {
      const ended = [...crowd, late].filter((each) => each.received().endsWith('end'));
      expect(ended).toHaveLength(5001);
    });
    const full = crowd[0]?.received() ?? '';
    expect(full).toMatch(/^hello (\d+ )+end$/);
    for (const each of crowd) expect(each.received()).toBe(full);
    expect(full.endsWith(late.received().slice('hello '.length))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { connectRaw } from '../testing/raw-client.ts';
import { startChannels } from '../testing/start-channels.ts';

async function pair(channel: string, options?: Parameters<typeof startChannels>[0]) {
  const { port } = await startChannels(options);
  const [sender, receiver] = await Promise.all([connectRaw(port), connectRaw(port)]);
  const presence = channel.startsWith('presence-');
  await sender.subscribe(channel, presence ? { user_id: 'ana' } : undefined);
  await receiver.subscribe(channel, presence ? { user_id: 'ben' } : undefined);
  return { sender, receiver };
}

describe('a client event', () => {
  it('reaches the others of a private channel as it was sent, and not its sender', async () => {
    const { sender, receiver } = await pair('private-a');
    sender.send({ event: 'client-moved', channel: 'private-a', data: { to: 1 } });
    sender.send({ event: 'client-moved', channel: 'private-a', data: '{"to":2}' });
    expect(await receiver.next('client-moved')).toEqual({
      event: 'client-moved',
      channel: 'private-a',
      data: { to: 1 },
    });
    expect((await receiver.next('client-moved')).data).toBe('{"to":2}');
    await sender.settle();
    expect(sender.received.map(({ event }) => event)).not.toContain('client-moved');
  });

  it('says on a presence channel whom it is from', async () => {
    const { sender, receiver } = await pair('presence-a');
    sender.send({ event: 'client-moved', channel: 'presence-a', data: {}, user_id: 'forged' });
    expect((await receiver.next('client-moved')).user_id).toBe('ana');
  });

  it('keeps its place among the events of the channel', async () => {
    const { sender, receiver } = await pair('private-a');
    for (let n = 0; n < 10; n += 1) {
      const from = n % 2 === 0 ? sender : receiver;
      from.send({ event: 'client-n', channel: 'private-a', data: n });
    }
    await Promise.all([sender.settle(), receiver.settle()]);
    const numbers = (client: typeof sender) =>
      client.received.filter(({ event }) => event === 'client-n').map(({ data }) => data);
    expect(numbers(receiver)).toEqual([0, 2, 4, 6, 8]);
    expect(numbers(sender)).toEqual([1, 3, 5, 7, 9]);
  });

  it.each([
    ['on a public channel', { event: 'client-a', channel: 'public', data: {} }],
    ['on a channel that is not subscribed', { event: 'client-a', channel: 'private-b', data: {} }],
    ['without a channel', { event: 'client-a', data: {} }],
    ['with more than 10 KB', { event: 'client-a', channel: 'private-a', data: 'x'.repeat(10_241) }],
    [
      'with a name of 201 characters',
      { event: `client-${'a'.repeat(194)}`, channel: 'private-a', data: {} },
    ],
  ])('%s is rejected', async (_what, message) => {
    const { sender, receiver } = await pair('private-a');
    await sender.subscribe('public');
    await receiver.subscribe('public');
    sender.send(message);
    expect((await sender.next('pusher:error')).data).toEqual({
      code: null,
      message: expect.stringContaining('Client event rejected'),
    });
    await receiver.settle();
    expect(receiver.received.map(({ event }) => event)).not.toContain(message.event);
  });

  it('is rejected on an encrypted channel, as at Pusher', async () => {
    const { sender, receiver } = await pair('private-encrypted-a');
    sender.send({ event: 'client-a', channel: 'private-encrypted-a', data: {} });
    expect((await sender.next('pusher:error')).data).toMatchObject({
      code: null,
      message: expect.stringContaining('encrypted'),
    });
    await receiver.settle();
    expect(receiver.received.map(({ event }) => event)).not.toContain('client-a');
  });

  it('is rejected where the app has them off', async () => {
    const { sender } = await pair('private-a', { app: { clientEvents: false } });
    sender.send({ event: 'client-a', channel: 'private-a', data: {} });
    expect((await sender.next('pusher:error')).data).toMatchObject({ code: null });
  });

  it('beyond 10 a second is rejected with 4301, and the connection stays', async () => {
    const { sender, receiver } = await pair('private-a');
    for (let n = 0; n < 11; n += 1) {
      sender.send({ event: 'client-n', channel: 'private-a', data: n });
    }
    expect((await sender.next('pusher:error')).data).toMatchObject({ code: 4301 });
    await Promise.all([sender.settle(), receiver.settle()]);
    expect(receiver.received.filter(({ event }) => event === 'client-n')).toHaveLength(10);
  });
});

import { describe, expect, it } from 'vitest';
import { eventually } from './testing/eventually.ts';
import { connectRaw } from './testing/raw-client.ts';
import { refusedUpgrade } from './testing/refused-upgrade.ts';
import { startChannels } from './testing/start-channels.ts';

describe('an app with channels of its own kinds alone', () => {
  const app = { channelAllowed: (name: string) => name.startsWith('private-ours') };

  it('refuses any other to clients and servers, and keeps nothing of it', async () => {
    const { port, api } = await startChannels({ app });
    const client = await connectRaw(port);
    for (const name of ['news', 'presence-a', 'private-cache-a', 'cache-a']) {
      const { event, data } = await client.subscribe(name, { user_id: 'ana' });
      expect({ event, data }).toMatchObject({
        event: 'pusher:subscription_error',
        data: { type: 'InvalidChannel', status: 400 },
      });
    }
    await client.subscribe('private-ours-1');
    await expect(api.trigger('news', 'e', {})).rejects.toMatchObject({ status: 400 });
    await api.trigger('private-ours-1', 'e', {});
    await client.next('e');
    const response = await api.get({ path: '/channels' });
    expect(await response.json()).toEqual({ channels: { 'private-ours-1': {} } });
  });

  it('still lets a server reach a user', async () => {
    const { port, api } = await startChannels({ app });
    const client = await connectRaw(port);
    await client.signIn({ id: 'ana' });
    await client.subscribe('#server-to-user-ana');
    await api.sendToUser('ana', 'hello', {});
    await client.next('hello');
  });
});

describe('an app that asks for signing in', { timeout: 15_000 }, () => {
  it('closes who has not within the time, whatever they subscribed to, and keeps who has, in any order', async () => {
    const { port, api } = await startChannels({
      app: { signInRequired: true },
      limits: { authorizationTimeoutSeconds: 1 },
    });
    const [idle, subscribed, before, after] = await Promise.all([
      connectRaw(port),
      connectRaw(port),
      connectRaw(port),
      connectRaw(port),
    ]);
    await subscribed.subscribe('presence-a', { user_id: 'never' });
    await before.signIn({ id: 'before' });
    await before.subscribe('presence-a', { user_id: 'before' });
    await after.subscribe('presence-a', { user_id: 'after' });
    await after.signIn({ id: 'after' });
    expect((await idle.closed).code).toBe(4009);
    expect((await subscribed.closed).code).toBe(4009);
    await Promise.all([before.settle(), after.settle()]);
    const response = await api.get({ path: '/channels/presence-a/users' });
    expect(await response.json()).toEqual({ users: [{ id: 'before' }, { id: 'after' }] });
  });
});

describe('one address', () => {
  it('may have so many connections that are not authorized, and any number that are', async () => {
    const { port } = await startChannels({ limits: { unauthorizedPerAddress: 2 } });
    const [first] = await Promise.all([connectRaw(port), connectRaw(port)]);
    expect(await refusedUpgrade(port)).toEqual({ status: 429, retryAfter: '1' });
    await first.signIn({ id: 'ana' });
    const third = await connectRaw(port);
    await third.subscribe('private-a');
    const fourth = await connectRaw(port);
    expect(await refusedUpgrade(port)).toMatchObject({ status: 429 });
    fourth.webSocket.close();
    await fourth.closed;
    await eventually(async () => (await connectRaw(port)).settle());
  });

  it('may open so many in a minute, where the server says whose they are', async () => {
    let address = 'a school';
    const { port } = await startChannels({
      limits: { connectionsPerAddressPerMinute: 2 },
      clientAddress: () => address,
    });
    await connectRaw(port);
    await connectRaw(port);
    expect(await refusedUpgrade(port)).toEqual({ status: 429, retryAfter: '30' });
    address = 'another';
    await connectRaw(port);
  });
});

describe('one person', () => {
  it('may have so many connections; the most silent one makes room', async () => {
    const { port } = await startChannels({ limits: { connectionsPerUser: 2 } });
    const [first, second, third] = [
      await connectRaw(port),
      await connectRaw(port),
      await connectRaw(port),
    ];
    await first.signIn({ id: 'ana' });
    await second.signIn({ id: 'ana' });
    await first.settle();
    await third.signIn({ id: 'ana' });
    expect((await second.closed).code).toBe(4100);
    await Promise.all([first.settle(), third.settle()]);
  });
});

describe('one connection that subscribes and unsubscribes without pause', () => {
  it('is read only so fast, loses nothing, and holds up nobody', async () => {
    const { port } = await startChannels({ limits: { messagesPerSecond: 100, messageBurst: 20 } });
    const [flood, other] = [await connectRaw(port), await connectRaw(port)];
    await other.settle();
    const started = performance.now();
    for (let n = 0; n < 60; n += 1) {
      flood.send({ event: 'pusher:subscribe', data: { channel: 'a' } });
      flood.send({ event: 'pusher:unsubscribe', data: { channel: 'a' } });
    }
    flood.send({ event: 'pusher:subscribe', data: { channel: 'last' } });
    // What came in one piece is answered at once, and then waited for.
    while ((await flood.next()).channel !== 'last');
    flood.send({ event: 'pusher:ping', data: {} });
    await other.settle();
    const otherMs = performance.now() - started;
    await flood.next('pusher:pong');
    const floodMs = performance.now() - started;
    expect(floodMs).toBeGreaterThan(900);
    expect(otherMs).toBeLessThan(floodMs);
  });
});

describe('one app', () => {
  it('has so many channels and subscriptions over all, and room again when some end', async () => {
    const { port } = await startChannels({ limits: { channels: 2, subscriptions: 3 } });
    const [ana, ben] = [await connectRaw(port), await connectRaw(port)];
    await ana.subscribe('a');
    await ana.subscribe('b');
    const refused = { type: 'LimitReached', status: 4100 };
    expect((await ana.subscribe('c')).data).toMatchObject(refused);
    await ben.subscribe('a');
    expect((await ben.subscribe('b')).data).toMatchObject(refused);
    ana.webSocket.close();
    await ana.closed;
    await eventually(async () =>
      expect((await ben.subscribe('b')).event).toMatch(/subscription_succeeded$/),
    );
  });
});

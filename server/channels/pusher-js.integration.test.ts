import type {
  Channel,
  ChannelAuthorizationHandler,
  Options,
  UserAuthenticationHandler,
} from 'pusher-js';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from './testing/eventually.ts';
import { APP, startChannels } from './testing/start-channels.ts';

const BUILDS = {
  browser: () => import('pusher-js/dist/web/pusher-with-encryption.js'),
  worker: () => import('pusher-js/dist/worker/pusher-with-encryption.worker.js'),
};
type Running = Awaited<ReturnType<typeof startChannels>>;

beforeAll(() => {
  // As much of a browser as the builds look for when they load.
  const page = { location: { protocol: 'http:' }, getElementsByTagName: () => [], body: {} };
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', () => undefined);
  return () => vi.unstubAllGlobals();
});

function once(
  target: { bind(event: string, callback: (data: never) => void): unknown },
  event: string,
) {
  return new Promise<unknown>((resolve) => target.bind(event, resolve));
}

describe.each(Object.entries(BUILDS))(
  'pusher-js, %s build',
  { timeout: 15_000 },
  (_build, load) => {
    async function client({ port, api }: Running, userId = 'ana', options: Partial<Options> = {}) {
      const { default: Pusher } = await load();
      const authorize: ChannelAuthorizationHandler = ({ socketId, channelName }, callback) => {
        const member = { user_id: userId, user_info: { name: userId } };
        const presence = channelName.startsWith('presence-');
        callback(null, api.authorizeChannel(socketId, channelName, presence ? member : undefined));
      };
      const authenticate: UserAuthenticationHandler = ({ socketId }, callback) =>
        callback(null, api.authenticateUser(socketId, { id: userId, watchlist: ['ben'] }));
      const pusher = new Pusher(APP.key, {
        cluster: '',
        wsHost: '127.0.0.1',
        wsPort: port,
        forceTLS: false,
        enabledTransports: ['ws'],
        enableStats: false,
        channelAuthorization: { endpoint: '', transport: 'ajax', customHandler: authorize },
        userAuthentication: { endpoint: '', transport: 'ajax', customHandler: authenticate },
        ...options,
      });
      onTestFinished(() => pusher.disconnect());
      return pusher;
    }

    async function subscribed(channel: Channel): Promise<Channel> {
      await once(channel, 'pusher:subscription_succeeded');
      return channel;
    }

    it('connects, subscribes and receives what the server library triggers', async () => {
      const running = await startChannels();
      const pusher = await client(running);
      for (const name of ['news', 'private-a', 'private-encrypted-a']) {
        const channel = await subscribed(pusher.subscribe(name));
        const event = once(channel, 'event');
        await running.api.trigger(name, 'event', { in: name });
        expect(await event).toEqual({ in: name });
      }
    });

    it('keeps the members of a presence channel', async () => {
      const running = await startChannels();
      const [ana, ben] = [await client(running), await client(running, 'ben')];
      const room = ana.subscribe('presence-a');
      const members = await once(room, 'pusher:subscription_succeeded');
      expect(members).toMatchObject({ count: 1, me: { id: 'ana', info: { name: 'ana' } } });
      const added = once(room, 'pusher:member_added');
      await subscribed(ben.subscribe('presence-a'));
      expect(await added).toEqual({ id: 'ben', info: { name: 'ben' } });
      expect(members).toMatchObject({ count: 2 });
      const removed = once(room, 'pusher:member_removed');
      ben.disconnect();
      expect(await removed).toEqual({ id: 'ben', info: { name: 'ben' } });
      expect(members).toMatchObject({ count: 1 });
    });

    it('triggers client events, and learns whom they are from', async () => {
      const running = await startChannels();
      const [ana, ben] = [await client(running), await client(running, 'ben')];
      const sender = await subscribed(ana.subscribe('presence-a'));
      const receiver = await subscribed(ben.subscribe('presence-a'));
      const received = new Promise((resolve) => {
        receiver.bind('client-moved', (data: unknown, metadata: unknown) =>
          resolve([data, metadata]),
        );
      });
      sender.trigger('client-moved', { to: 1 });
      expect(await received).toEqual([{ to: 1 }, { user_id: 'ana' }]);
    });

    it('signs in, is reached by the server, and watches others', async () => {
      const running = await startChannels();
      const [ana, ben] = [await client(running), await client(running, 'ben')];
      const offline = once(ana.user.watchlist, 'offline');
      ana.signin();
      expect(await offline).toEqual({ name: 'offline', user_ids: ['ben'] });
      const online = once(ana.user.watchlist, 'online');
      ben.signin();
      expect(await online).toEqual({ name: 'online', user_ids: ['ben'] });
      const greeting = once(ana.user, 'hello');
      await running.api.sendToUser('ana', 'hello', { n: 1 });
      expect(await greeting).toEqual({ n: 1 });
      const disconnected = once(ana.connection, 'disconnected');
      await running.api.terminateUserConnections('ana');
      await disconnected;
    });

    it('gets the cached event, cache_miss and subscription_count', async () => {
      const running = await startChannels();
      const pusher = await client(running);
      const channel = pusher.subscribe('cache-a');
      const count = once(channel, 'pusher:subscription_count');
      await once(channel, 'pusher:cache_miss');
      expect(await count).toEqual({ subscription_count: 1 });
      await running.api.trigger('cache-a', 'moved', { to: 1 });
      pusher.unsubscribe('cache-a');
      expect(await once(pusher.subscribe('cache-a'), 'moved')).toEqual({ to: 1 });
    });

    it('pings after its activity timeout and stays connected', async () => {
      const running = await startChannels();
      const pusher = await client(running, 'ana', { activityTimeout: 50, pongTimeout: 2000 });
      const messages: string[] = [];
      pusher.connection.bind('message', ({ event }: { event: string }) => messages.push(event));
      await eventually(() => {
        const pongs = messages.filter((event) => event === 'pusher:pong');
        expect(pongs.length).toBeGreaterThan(2);
      });
      expect(pusher.connection.state).toBe('connected');
    });

    it('answers the pings of the server', async () => {
      const running = await startChannels({
        limits: { activityTimeoutSeconds: 0.5, pongTimeoutSeconds: 2 },
      });
      const pusher = await client(running);
      await subscribed(pusher.subscribe('news'));
      let pings = 0;
      pusher.connection.bind('message', ({ event }: { event: string }) => {
        if (event === 'pusher:ping') pings += 1;
      });
      // A client that hears something all the time has no reason to ask for more.
      while (pings < 3) await running.api.trigger('news', 'event', {});
      expect(pusher.connection.state).toBe('connected');
    });

    it('stays pending after an in-band error, and subscribes once told to try anew', async () => {
      const running = await startChannels({ limits: { presenceMembers: 1 } });
      const [ana, ben] = [await client(running), await client(running, 'ben')];
      await subscribed(ana.subscribe('presence-a'));
      const room = ben.subscribe('presence-a');
      expect(await once(room, 'pusher:subscription_error')).toMatchObject({
        type: 'LimitReached',
        status: 4100,
      });
      expect(room.subscriptionPending).toBe(true);
      ana.unsubscribe('presence-a');
      await eventually(async () => {
        const users = await running.api.get({ path: '/channels/presence-a/users' });
        expect(await users.json()).toEqual({ users: [] });
      });
      room.subscriptionPending = false;
      await subscribed(ben.subscribe('presence-a'));
    });

    it('gives up on an unknown app, and backs off from a server that goes', async () => {
      const running = await startChannels();
      const { default: Pusher } = await load();
      const stranger = new Pusher('other', {
        cluster: '',
        wsHost: '127.0.0.1',
        wsPort: running.port,
        forceTLS: false,
        enabledTransports: ['ws'],
      });
      const error = await once(stranger.connection, 'error');
      expect(error).toMatchObject({ error: { data: { code: 4001 } } });
      expect(stranger.connection.state).toBe('disconnected');
      const pusher = await client(running);
      await once(pusher.connection, 'connected');
      const backingOff = once(pusher.connection, 'connecting_in');
      await running.channels.close();
      expect(await backingOff).toBe(1);
    });
  },
);

import { registerHooks } from 'node:module';
import * as v from 'valibot';
import type { Identity } from '../../extension/identity/identity.ts';
import type { ChapterView } from '../../extension/messages/chapter-view.ts';
import { detectJoins, type Memory } from '../../extension/overlay/detect-joins.ts';
import { AuthorisationError } from '../../extension/presence/authorisation-error.ts';
import type { ChannelListener } from '../../extension/presence/channel-listener.ts';
import { createChapterPresence } from '../../extension/presence/chapter-presence.ts';
import { peopleOf } from '../../extension/presence/people-of.ts';
import { createSession } from '../../extension/presence/session.ts';
import { ChannelAuthorization, LocalToken, ServerConfig } from '../../server/contract/api.ts';
import { userChannel } from '../../server/contract/channels.ts';
import { UserAuthentication } from '../../server/contract/presence.ts';
import { type Room, roomChannel } from '../../server/contract/room-channel.ts';
import { read, type TestLearner, type TestServer } from '../../server/testing/test-server.ts';

/** Node's build of pusher-js in place of the worker's, which only a bundler finds. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'pusher-js/worker' ? 'pusher-js/dist/node/pusher.js' : specifier, context),
});

/** Whom a page shows, and how many are here. */
export type Shown = Pick<ChapterView, 'members' | 'count'>;

/** A learner's browser with one chapter open: the extension's own presence, and what its page would tell of. */
export interface SimulatedBrowser {
  learner: TestLearner;
  /** A session token. */
  token(): Promise<string>;
  /** Resolves when what is shown is so. */
  until(isSo: (shown: Shown) => boolean): Promise<void>;
  /** Who was told of as having joined. */
  announced: string[];
  /** Whether others are to see them here, from now on. */
  setSeen(isSeen: boolean): void;
  /** The page is shown again: who was refused asks anew. */
  showAgain(): void;
  close(): Promise<void>;
}

/** A session token that is good for some seconds at least. */
export async function sessionToken(server: TestServer, learner: TestLearner): Promise<string> {
  const asked = server.send('POST', '/api/local-identity/token', {}, learner.clientToken);
  return (await read(LocalToken, asked)).token;
}

/** Opens `room` in a browser of a learner's. */
export async function openBrowser(
  server: TestServer,
  learner: TestLearner,
  room: Room,
): Promise<SimulatedBrowser> {
  const { connectChannels } = await import('../../extension/presence/connection.ts');
  const channel = await roomChannel(room);
  const person = { id: learner.id, name: '', imageUrl: null };
  const announced: string[] = [];
  const waiting = new Set<() => void>();
  let memory: Memory | null = null;
  /** The beginning of the visit, by the server's clock, which is this one. */
  let since: number | null = null;
  let isSeen = true;
  let reporting = Promise.resolve();

  const token = () => sessionToken(server, learner);
  const ask = async <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    fields: Record<string, string>,
  ) => {
    const response = await server.send('POST', path, fields, await token());
    if (!response.ok) throw new AuthorisationError(`${path}: ${response.status}`, false);
    return v.parse(schema, await response.json());
  };
  const identity: Identity = {
    user: async () => person,
    token,
    signOut: async () => undefined,
    onChange: () => undefined,
  };

  const shown = (): Shown =>
    peopleOf(roster, { id: roster.selfId(), user: person, appearsOffline: !isSeen });

  function draw(): void {
    const connection = session.connectionState();
    const selfId = roster.selfId() ?? person.id;
    const view = { connection, selfId, ...shown(), appearsOffline: !isSeen, joinToasts: true };
    if (!roster.known()) return;
    const news = detectJoins(memory, view, performance.now());
    memory = news.memory;
    announced.push(...news.joined.map(({ name }) => name));
    for (const look of waiting) look();
  }

  const roster = createChapterPresence({
    onChange: () => draw(),
    returnEnds: () => session.returnEnds(),

    laterReturn: () => 0,
    isPartial: () => false,
  });
  /** Who is active here is told so whenever they have come, also again. */
  const followed: ChannelListener = {
    ...roster,
    snapshot(...snapshot) {
      roster.snapshot(...snapshot);
      reporting = reporting.then(report);
    },
  };
  async function report(): Promise<void> {
    const activity = { browserId: `browser-${learner.id}`, away: false, channels: [channel] };
    await server.send('PUT', '/api/me/activity', activity, await token());
  }
  const session = createSession(
    {
      identity,
      connect: connectChannels,
      fetchConfig: () => read(ServerConfig, server.ask('/api/config')),
      serverUrl: { get: async () => server.url(), onChange: () => undefined },
      outage: { get: async () => null, set: async () => undefined },
      isOnline: () => true,
      random: Math.random,
    },
    {
      async authorise(socketId, name) {
        const answer = await ask('/api/pusher/auth', ChannelAuthorization, {
          socket_id: socketId,
          channel_name: name,
          ...(name === channel && { course_id: room.course, chapter_id: room.chapter }),
          ...(since !== null && name === channel && { since: String(since) }),
        });
        if (name === channel) since ??= Date.now();
        return answer;
      },
      authenticate: (socketId) =>
        ask('/api/pusher/user-auth', UserAuthentication, { socket_id: socketId }),
      onConnection(connection, user) {
        connection.subscribe(userChannel(user.id), NOTHING);
        if (isSeen) connection.subscribe(channel, followed);
      },
      onLost: roster.lost,
      people: () => 0,
      onUnanswered: () => undefined,
      onConfig: () => undefined,
      onEnd: () => undefined,
      onChange: draw,
    },
  );
  session.retryIfDue();

  const join = () => session.connection()?.subscribe(channel, followed);
  return {
    learner,
    token,
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!roster.known() || session.connectionState() !== 'live' || !isSo(shown())) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    announced,
    setSeen(next) {
      if (next === isSeen) return;
      isSeen = next;
      if (isSeen) join();
      else session.connection()?.unsubscribe(channel);
      session.wake();
    },
    showAgain: () => void join(),
    async close() {
      roster.close();
      session.setOnline(false);
      session.connection()?.close();
      await reporting;
    },
  };
}

const NOTHING: ChannelListener = {
  snapshot: () => undefined,
  awaiting: () => undefined,
  joined: () => undefined,
  left: () => undefined,
  event: () => undefined,
  refused: () => undefined,
};

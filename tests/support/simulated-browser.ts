import type { Channel } from 'pusher-js';
import Pusher from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import { bindListener } from '../../extension/presence/channel-listener.ts';
import type { ChannelsConnection } from '../../extension/presence/channels-connection.ts';
import { createChapterPresence } from '../../extension/presence/chapter-presence.ts';
import { createCrowdPlaces } from '../../extension/presence/crowd-places.ts';
import { createGlobalCount } from '../../extension/presence/global-count.ts';
import { ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import { GLOBAL_CHANNEL, userChannel } from '../../server/contract/channels.ts';
import { ConnectAnswer } from '../../server/contract/connect.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { UserAuthentication } from '../../server/contract/presence.ts';
import { type SignIn, signInLocally } from './simulated-identity.ts';

/** Ms that a session token is used; it lives 60 s. */
const TOKEN_USED_MS = 30_000;

const Message = v.object({
  event: v.string(),
  channel: v.optional(v.string()),
  data: v.unknown(),
});

/**
 * A learner's browser without a browser: the extension's own rosters, counts and places, on pusher-js in Node.
 * It connects, shows one chapter, and tries nothing again.
 */
export interface SimulatedBrowser extends Disposable {
  readonly name: string;
  /** How many its page and its popup would show; `null`: not known. */
  counts(): { chapter: number | null; platform: number | null };
  /** The requests that it has made so far. */
  readonly requests: string[];
  /** How many messages it was sent, by event. */
  readonly messages: Map<string, number>;
}

/** How a simulated browser differs from the usual. */
interface Differing {
  /** @default by the local identity, where two of one name are one learner's */
  signIn?: SignIn;
  /** Called with the name of a channel and what it was told there, such as a count. */
  onEvent?(channel: string, event: string, data: unknown): void;
}

/** Signs `name` in at the server, connects, and shows a chapter from then on. */
export async function openSimulatedBrowser(
  serverUrl: string,
  name: string,
  chapter: string,
  { signIn = signInLocally(name), onEvent }: Differing = {},
): Promise<SimulatedBrowser> {
  const requests: string[] = [];
  const messages = new Map<string, number>();
  const granted = new Map<string, string>();
  let token: { text: string; until: number } | undefined;

  async function post<Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    body: unknown,
    bearer?: string,
  ): Promise<v.InferOutput<Schema>> {
    requests.push(path);
    const response = await fetch(serverUrl + path, {
      method: 'POST',
      headers: {
        origin: EXTENSION_ORIGIN,
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return v.parse(schema, await response.json());
  }

  const identity = await signIn(post);

  async function freshToken(): Promise<string> {
    const answer = await identity.freshToken();
    token = { text: answer.token, until: Date.now() + TOKEN_USED_MS };
    return answer.userId;
  }

  async function ask<Schema extends v.GenericSchema>(path: string, schema: Schema, body: unknown) {
    if (!token || token.until < Date.now()) await freshToken();
    return post(path, schema, body, token?.text);
  }

  const userId = await freshToken();
  requests.push('/api/config');
  const config = v.parse(ServerConfig, await (await fetch(`${serverUrl}/api/config`)).json());
  const roster = createChapterPresence({
    onChange: () => undefined,
    returnEnds: () => 0,

    laterReturn: () => 0,
    isPartial: () => false,
  });
  const platform = createGlobalCount(
    () => undefined,
    () => undefined,
  );
  function listenerOf(channel: string) {
    if (channel === GLOBAL_CHANNEL) return platform;
    return channel === chapter ? roster : undefined;
  }

  const pusher = new Pusher(config.channels.key, {
    cluster: '',
    wsHost: config.channels.host ?? '127.0.0.1',
    wsPort: config.channels.port ?? Number(new URL(serverUrl).port),
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    userAuthentication: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId }, callback) {
        ask('/api/pusher/user-auth', UserAuthentication, { socket_id: socketId }).then(
          (authentication) => callback(null, authentication),
          (error: unknown) => callback(asError(error), null),
        );
      },
    },
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId, channelName }, callback) {
        authorise(socketId, channelName).then(
          (authorization) => callback(null, authorization),
          (error: unknown) => callback(asError(error), null),
        );
      },
    },
  });
  pusher.signin();
  pusher.connection.bind('message', (message: unknown) => {
    const { event, channel, data } = v.parse(Message, message);
    messages.set(event, (messages.get(event) ?? 0) + 1);
    if (channel !== undefined) onEvent?.(channel, event, data);
  });

  async function authorise(socketId: string, channel: string): Promise<ChannelAuthorization> {
    const auth = granted.get(channel);
    if (auth !== undefined) return { auth };
    const fields = { socket_id: socketId, channel_name: channel };
    const answer = await ask('/api/pusher/auth', ChannelAuthorization, fields);
    listenerOf(channel)?.authorised(answer.count ?? null);
    if (!answer.place) return answer;
    places.enter(channel, answer.place);
    throw new Error(`${channel} is full, and not needed any more`);
  }

  const connection: ChannelsConnection = {
    subscribe(channel, listener, auth) {
      if (auth !== undefined) granted.set(channel, auth);
      const subscribed: Channel = pusher.subscribe(channel);
      bindListener(subscribed, listener, () => undefined);
      // What the server did not authorise has no `error` of the channel's own.
      subscribed.bind('pusher:subscription_error', (error: unknown) => {
        if (!v.is(v.object({ type: v.literal('AuthError') }), error)) places.askIfFull(channel);
      });
    },
    unsubscribe: (channel) => pusher.unsubscribe(channel),
    socketId: () => pusher.connection.socket_id,
    close: () => pusher.disconnect(),
  };
  const places = createCrowdPlaces({
    connection: () => connection,
    async fetchPlace(socketId, channel) {
      const asked = { socketId, full: [{ channel }] };
      const answer = await ask('/api/presence/connect', ConnectAnswer, asked);
      return answer.places[0]?.place ?? null;
    },
    listenerOf,
    onError(error) {
      throw error;
    },
    random: Math.random,
  });

  connection.subscribe(userChannel(userId), listenerToNothing);
  connection.subscribe(chapter, roster);
  connection.subscribe(GLOBAL_CHANNEL, platform);
  return {
    name,
    requests,
    messages,
    counts: () => ({
      chapter: roster.known() ? roster.count() : null,
      platform: platform.count(),
    }),
    [Symbol.dispose]() {
      places.clear();
      roster.close();
      pusher.disconnect();
    },
  };
}

const listenerToNothing = {
  snapshot: () => undefined,
  awaiting: () => undefined,
  joined: () => undefined,
  left: () => undefined,
  event: () => undefined,
  refused: () => undefined,
};

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

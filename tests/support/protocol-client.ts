import type { Channel } from 'pusher-js';
import Pusher from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import {
  ChannelAuthorization,
  LocalDevice,
  LocalToken,
  ServerConfig,
} from '../../server/contract/api.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';

/** Ms that a session token is used; it lives 60 s. */
const TOKEN_USED = 30_000;

/** A learner without a browser: pusher-js in Node, signed in by the local identity. */
export interface ProtocolClient extends Disposable {
  readonly userId: string;
  readonly name: string;
  /** Joins a channel; resolves once the server has confirmed it. */
  join(channel: string): Promise<void>;
  leave(channel: string): void;
  /** The channels it has joined. */
  channels(): string[];
  /** The user ids on a presence channel that it has joined. */
  members(channel: string): string[];
  /** Every message that it was sent about a channel so far, in order. */
  readonly delivered: { channel: string; event: string }[];
  /** Ends its connection and comes back at once, on the channels it was on. */
  reconnect(): Promise<void>;
}

const ChannelMessage = v.object({ event: v.string(), channel: v.string() });
const Members = v.object({ members: v.object({ members: v.record(v.string(), v.unknown()) }) });

/** Signs `name` in at the server and connects. */
export async function openProtocolClient(serverUrl: string, name: string): Promise<ProtocolClient> {
  const { device } = await post('/sign-in', LocalDevice, { displayName: name });
  let token: { text: string; until: number } | undefined;
  const { user } = await freshToken();
  const config = v.parse(ServerConfig, await (await fetch(`${serverUrl}/api/config`)).json());
  const delivered: { channel: string; event: string }[] = [];
  const joined = new Set<string>();
  const pusher = new Pusher(config.channels.key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: Number(new URL(serverUrl).port),
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId, channelName }, callback) {
        authorise(socketId, channelName).then(
          (authorization) => callback(null, authorization),
          (error: unknown) =>
            callback(error instanceof Error ? error : new Error(`${error}`), null),
        );
      },
    },
  });
  pusher.connection.bind('message', (message: unknown) => {
    const parsed = v.safeParse(ChannelMessage, message);
    if (parsed.success) delivered.push(parsed.output);
  });

  async function post<Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    body: unknown,
    bearer?: string,
  ): Promise<v.InferOutput<Schema>> {
    const response = await fetch(`${serverUrl}/api/local-identity${path}`, {
      method: 'POST',
      headers: {
        origin: EXTENSION_ORIGIN,
        'content-type': 'application/json',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
    return v.parse(schema, await response.json());
  }

  async function freshToken(): Promise<LocalToken> {
    const answer = await post('/token', LocalToken, {}, device);
    token = { text: answer.token, until: Date.now() + TOKEN_USED };
    return answer;
  }

  async function authorise(socketId: string, channel: string): Promise<ChannelAuthorization> {
    if (!token || token.until < Date.now()) await freshToken();
    const response = await fetch(`${serverUrl}/api/pusher/auth`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token?.text}` },
      body: new URLSearchParams({ socket_id: socketId, channel_name: channel }),
    });
    return v.parse(ChannelAuthorization, await response.json());
  }

  const client: ProtocolClient = {
    userId: user.id,
    name,
    delivered,
    async join(name) {
      joined.add(name);
      await confirmed(pusher.subscribe(name));
    },
    leave(name) {
      joined.delete(name);
      pusher.unsubscribe(name);
    },
    channels: () => [...joined],
    members: (name) => Object.keys(v.parse(Members, pusher.channel(name)).members.members),
    async reconnect() {
      pusher.disconnect();
      pusher.connect();
      await Promise.all([...joined].map((name) => confirmed(pusher.subscribe(name))));
    },
    [Symbol.dispose]: () => pusher.disconnect(),
  };
  return client;
}

async function confirmed(channel: Channel): Promise<void> {
  if (channel.subscribed) return;
  await new Promise<void>((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', () => resolve());
    channel.bind('pusher:subscription_error', (error: unknown) =>
      reject(new Error(`${channel.name}: ${JSON.stringify(error)}`)),
    );
  });
}

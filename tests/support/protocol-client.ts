import type { Channel } from 'pusher-js';
import Pusher from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import {
  ChannelAuthorization,
  LocalClientToken,
  LocalToken,
  ServerConfig,
} from '../../server/contract/api.ts';
import { GLOBAL_CHANNEL } from '../../server/contract/channels.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { Preferences, type PreferencesPatch } from '../../server/contract/preferences.ts';
import { UserAuthentication } from '../../server/contract/presence.ts';

/** Ms that a session token is used; it lives 60 s. */
const TOKEN_USED_MS = 30_000;

/** Somebody came to a channel, or left it. */
export interface Sighting {
  /** Ms since the epoch. */
  at: number;
  channel: string;
  /** As they stand on that channel. */
  id: string;
  name: string;
  here: boolean;
}

/** A learner without a browser: pusher-js in Node, signed in by the local identity. */
export interface ProtocolClient extends Disposable {
  readonly userId: string;
  readonly name: string;
  /** Joins a channel; resolves once the server has confirmed it. */
  join(channel: string): Promise<void>;
  leave(channel: string): void;
  /** Begins a visit to a channel where it appears offline: once it is seen there, it has not just come. */
  lookOn(channel: string): void;
  /** The names of who is on a presence channel that it has joined, itself included; on the platform's they are empty. */
  members(channel: string): string[];
  /** Everybody who came to its channels and left them, so far. */
  readonly sightings: readonly Sighting[];
  /** Every message about a channel that it was sent, so far. */
  readonly delivered: { channel: string; event: string }[];
  /** Ends the connection, and makes none by itself until `reconnect`. */
  disconnect(): void;
  /**
   * Ends its connection and comes back at once, last on presence-global.
   *
   * @param channels @default those it was on
   */
  reconnect(channels?: readonly string[]): Promise<void>;
  /** Changes preferences. */
  choose(patch: PreferencesPatch): Promise<void>;
}

const ChannelMessage = v.object({ event: v.string(), channel: v.string() });
/** Who is on the platform's channel has none: there an engine may leave all of it out. */
const Info = v.nullish(v.object({ name: v.optional(v.string(), '') }));
const Snapshot = v.object({ members: v.record(v.string(), Info) });
const Joined = v.object({ id: v.string(), info: Info });
const Left = v.object({ id: v.string() });

/** Signs `name` in at the server and connects. */
export async function openProtocolClient(serverUrl: string, name: string): Promise<ProtocolClient> {
  const { clientToken } = await post('/sign-in', LocalClientToken, { displayName: name });
  let token: { text: string; until: number } | undefined;
  const { user } = await freshToken();
  const config = v.parse(ServerConfig, await (await fetch(`${serverUrl}/api/config`)).json());
  const delivered: { channel: string; event: string }[] = [];
  const sightings: Sighting[] = [];
  /** Who is on each channel: names by id. */
  const members = new Map<string, Map<string, string>>();
  /** When its visits began, as the extension says it: of who goes on with one nobody is told. */
  const visits = new Map<string, number>();
  const pusher = new Pusher(config.channels.key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: Number(new URL(serverUrl).port),
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    userAuthentication: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId }, callback) {
        ask('/api/pusher/user-auth', UserAuthentication, { socket_id: socketId }).then(
          (authentication) => callback(null, authentication),
          (error: unknown) =>
            callback(error instanceof Error ? error : new Error(`${error}`), null),
        );
      },
    },
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId, channelName }, callback) {
        // pusher-js would send what was meant for one connection on the next one, which asks by itself.
        const isOver = () => pusher.connection.socket_id !== socketId;
        authorise(socketId, channelName).then(
          (authorization) => {
            if (!isOver()) callback(null, authorization);
          },
          (error: unknown) => {
            if (isOver()) return;
            callback(error instanceof Error ? error : new Error(`${error}`), null);
          },
        );
      },
    },
  });
  pusher.signin();
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
    const answer = await post('/token', LocalToken, {}, clientToken);
    token = { text: answer.token, until: Date.now() + TOKEN_USED_MS };
    return answer;
  }

  async function authorise(socketId: string, channel: string): Promise<ChannelAuthorization> {
    const since = visits.get(channel);
    const answer = await ask('/api/pusher/auth', ChannelAuthorization, {
      socket_id: socketId,
      channel_name: channel,
      ...(since !== undefined && { since: String(since) }),
    });
    visits.set(channel, since ?? Date.now());
    return answer;
  }

  async function ask<Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    fields: Record<string, string>,
  ): Promise<v.InferOutput<Schema>> {
    return send(path, schema, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async function send<Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    init: RequestInit,
  ): Promise<v.InferOutput<Schema>> {
    if (!token || token.until < Date.now()) await freshToken();
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token?.text}`);
    const response = await fetch(`${serverUrl}${path}`, { ...init, headers });
    return v.parse(schema, await response.json());
  }

  function see(channel: string, id: string, name: string | null): void {
    const there = members.get(channel);
    const known = there?.get(id);
    if (!there || (known === undefined) === (name === null)) return;
    sightings.push({ at: Date.now(), channel, id, name: name ?? known ?? '', here: name !== null });
    if (name === null) there.delete(id);
    else there.set(id, name);
  }

  function subscribe(name: string): Channel {
    const channel = pusher.subscribe(name);
    channel.unbind();
    if (!name.startsWith('presence-')) return channel;
    channel.bind('pusher:subscription_succeeded', (data: unknown) => {
      const here = v.parse(Snapshot, data).members;
      for (const id of members.get(name)?.keys() ?? []) if (!here[id]) see(name, id, null);
      for (const [id, info] of Object.entries(here)) see(name, id, info?.name ?? '');
    });
    channel.bind('pusher:member_added', (data: unknown) => {
      const { id, info } = v.parse(Joined, data);
      see(name, id, info?.name ?? '');
    });
    channel.bind('pusher:member_removed', (data: unknown) => {
      see(name, v.parse(Left, data).id, null);
    });
    return channel;
  }

  return {
    userId: user.id,
    name,
    delivered,
    sightings,
    async join(channel) {
      members.set(channel, members.get(channel) ?? new Map());
      await confirmed(subscribe(channel));
    },
    leave(channel) {
      members.delete(channel);
      visits.delete(channel);
      pusher.unsubscribe(channel);
    },
    lookOn: (channel) => void visits.set(channel, visits.get(channel) ?? Date.now()),
    members: (channel) => [...(members.get(channel)?.values() ?? [])],
    async reconnect(channels = [...members.keys()]) {
      pusher.disconnect();
      for (const channel of members.keys()) {
        if (channels.includes(channel)) continue;
        members.delete(channel);
        pusher.unsubscribe(channel);
      }
      for (const channel of channels) members.set(channel, members.get(channel) ?? new Map());
      pusher.connect();
      const chapters = channels.filter((channel) => channel !== GLOBAL_CHANNEL);
      await Promise.all(chapters.map((channel) => confirmed(subscribe(channel))));
      if (members.has(GLOBAL_CHANNEL)) await confirmed(subscribe(GLOBAL_CHANNEL));
    },
    async choose(patch) {
      await send('/api/me/preferences', Preferences, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(patch),
      });
    },
    disconnect: () => pusher.disconnect(),
    [Symbol.dispose]: () => pusher.disconnect(),
  };
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

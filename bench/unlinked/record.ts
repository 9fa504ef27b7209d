import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import * as v from 'valibot';
import { readConfig } from '../../server/config.ts';
import { ChannelAuthorization } from '../../server/contract/api.ts';
import { EXTENSION_ORIGIN } from '../../server/contract/extension-id.ts';
import { createTokenIssuer } from '../../server/identity/testing/token-issuer.ts';
import { startServer } from '../../server/start.ts';
import { makeDataDir } from '../../server/testing/database-template.ts';
import { LoadClient } from '../channels/load-client.ts';
import type { Passage } from './cases.ts';
import type { Move } from './walks.ts';

/** One learner in so many reports: that takes longer than all else. */
const REPORTS_OF_EVERY = 10;
/** The embedded server's. */
const KEY = 'alongside';

const SUBSCRIBED = 'pusher_internal:subscription_succeeded';
const KINDS: Record<string, Passage['kind']> = {
  'pusher_internal:member_added': 'join',
  'pusher_internal:member_removed': 'leave',
};

const Frame = v.object({
  event: v.string(),
  channel: v.optional(v.string(), ''),
  data: v.optional(v.unknown()),
});
const About = v.looseObject({ user_id: v.string() });

/** Somebody came or left, as the watcher was sent it, with all else that it says of them. */
export interface HeardPassage extends Passage {
  rest: string;
}

/** All that a member of both rooms was sent of the others. */
export interface Recording {
  passages: HeardPassage[];
  /** Messages of rooms that are neither. */
  others: string[];
  /** Who it was, which nobody there is told. */
  learnerOf(passage: Passage): number;
}

/**
 * Has learners who chose nothing, where that is to be only counted, make `moves` on a server as `npm start` has
 * it, one after the other, and records all that is sent to a member of both rooms. They say that they are active
 * where they join, and away before they leave.
 */
export async function record(moves: readonly Move[], count: number): Promise<Recording> {
  await using stack = new AsyncDisposableStack();
  const issuer = createTokenIssuer();
  const dataDir = await makeDataDir();
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    CLERK_PUBLISHABLE_KEY: `pk_live_${Buffer.from('clerk.test$').toString('base64')}`,
    CLERK_JWT_KEY: issuer.publicKey,
    SITES: 'docs=https://docs.test',
    VISIBILITY_DEFAULT: 'counted',
    // The same ids each time.
    CHANNELS_SECRET: 'of the recorded experiment',
    CHANNELS_LIMITS_PRESENCE_MEMBERS: String(count + 1),
    // Nobody here answers pings, or signs in to Channels.
    CHANNELS_LIMITS_AUTHORIZATION_TIMEOUT_SECONDS: '0',
    CHANNELS_LIMITS_ACTIVITY_TIMEOUT_SECONDS: '600',
    LIMITS_PERSON_REQUESTS_PER_SECOND: '0',
    LIMITS_PERSON_REQUESTS_PER_MINUTE: '0',
  });
  const server = await startServer(config, pino({ level: 'silent' }));
  stack.defer(() => server.close());
  const port = Number(new URL(server.url).port);

  const tokenOf = (sub: string) =>
    issuer.token({ sub, azp: EXTENSION_ORIGIN, name: `Name of ${sub}` }, { until: '1h' });
  const tokens = await Promise.all(
    Array.from({ length: count }, (_, learner) => tokenOf(`learner-${learner}`)),
  );
  const ask = async (method: string, path: string, token: string, body: object) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        origin: EXTENSION_ORIGIN,
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const sign = async (client: LoadClient, token: string, channel: string) => {
    const asked = { socket_id: client.socketId, channel_name: channel };
    const answer = await ask('POST', '/api/pusher/auth', token, asked);
    return v.parse(ChannelAuthorization, await answer.json());
  };

  const passages: HeardPassage[] = [];
  const others: string[] = [];
  let atMs = 0;
  let onHeard: (frame: Heard) => void = () => undefined;
  const watcher = new LoadClient(
    port,
    (_kind, bytes, start, end) => {
      const frame = read(bytes.toString('utf8', start, end));
      const kind = KINDS[frame.event];
      if (kind && frame.id) passages.push({ ...frame, atMs, kind, id: frame.id });
      else if (frame.event !== SUBSCRIBED) others.push(frame.event);
      onHeard(frame);
    },
    KEY,
  );
  stack.defer(() => watcher.close());
  /** Resolves with the next frame of a channel. */
  const hears = (channel: string) =>
    new Promise<Heard>((resolve) => {
      onHeard = (frame) => frame.channel === channel && resolve(frame);
    });
  await watcher.open();
  const watching = await tokenOf('watcher');
  for (const channel of new Set(moves.map((move) => move.channel))) {
    const joined = hears(channel);
    watcher.write(watcher.signedSubscription(channel, await sign(watcher, watching, channel)));
    await joined;
  }

  const clients = new Map<number, LoadClient>();
  stack.defer(async () => {
    for (const client of clients.values()) await client.close();
  });
  const learners = new Map<string, number>();
  for (const { learner, channel, kind, ...move } of moves) {
    const token = tokens[learner] ?? '';
    const client = clients.get(learner) ?? new LoadClient(port, () => undefined, KEY);
    if (!clients.has(learner)) await client.open();
    clients.set(learner, client);
    const report = async (away: boolean) => {
      if (learner % REPORTS_OF_EVERY > 0) return;
      await ask('PUT', '/api/me/activity', token, {
        browserId: `browser-of-${learner}`,
        channels: [channel],
        away,
      });
    };
    if (kind === 'leave') await report(true);
    const signature = kind === 'join' ? await sign(client, token, channel) : null;
    atMs = move.atMs;
    const done = hears(channel);
    client.write(
      signature ? client.signedSubscription(channel, signature) : client.unsubscription(channel),
    );
    learners.set(`${channel} ${(await done).id}`, learner);
    if (kind === 'join') await report(false);
  }
  return {
    passages,
    others,
    learnerOf: ({ channel, id }) => learners.get(`${channel} ${id}`) ?? Number.NaN,
  };
}

/** A frame, with whom it is about; `null`: nobody in particular. */
interface Heard {
  event: string;
  channel: string;
  id: string | null;
  /** All else that it says. */
  rest: string;
}

function read(frame: string): Heard {
  const { event, channel, data } = v.parse(Frame, JSON.parse(frame));
  const said: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  const { user_id: id = null, ...rest } = v.is(About, said) ? said : { said };
  return { event, channel, id: typeof id === 'string' ? id : null, rest: JSON.stringify(rest) };
}

import pLimit from 'p-limit';
import * as v from 'valibot';
import { channelHash, HERE_PREFIX, readHereChannel } from './channel-names.ts';

const PRESENCE_PREFIX = 'presence-';

/** Channels that are asked for at once where the list has no counts. */
const ASKED_AT_ONCE = 10;

const Count = v.object({ user_count: v.optional(v.number()) });
const Listed = v.object({
  ...Count.entries,
  /** Connections, of which a member has one or more: some engines tell of these instead. */
  subscription_count: v.optional(v.number()),
});
type Listed = v.InferOutput<typeof Listed>;
const Channels = v.object({ channels: v.record(v.string(), Listed) });
const Users = v.object({ users: v.array(v.object({ id: v.string() })) });

/** Channels' HTTP API, as `pusher` asks it. */
interface ChannelsApi {
  get(request: {
    path: string;
    params: Record<string, string>;
  }): Promise<{ json(): Promise<unknown> }>;
}

/** Who is on channels, as Channels' HTTP API tells it. */
export interface PeopleOn {
  /** How many members each presence channel has that has any: one call, where the engine's list has counts. */
  memberCounts(): Promise<Map<string, number>>;
  /** How many one of them has. */
  memberCount(channel: string): Promise<number>;
  /** Ids of the members of one. */
  members(channel: string): Promise<string[]>;
  /** Ids of all who are beside presence channels, by the hash of those: one call. */
  beside(): Promise<Map<string, string[]>>;
  /** Ids of who is beside some channels, each once: one call. */
  besideOn(channels: readonly string[]): Promise<string[]>;
}

/**
 * Asks by `pusher`.
 *
 * @param options.exactFrom members from which on it matters how many a channel has; below, connections may stand
 * for them where the list has no counts. @default 0
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#channels
 */
export function createPeopleOn(
  pusher: ChannelsApi,
  { exactFrom = 0 }: { exactFrom?: number } = {},
): PeopleOn {
  const limited = pLimit(ASKED_AT_ONCE);

  async function ask<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    params: Record<string, string> = {},
  ): Promise<v.InferOutput<Schema>> {
    const response = await pusher.get({ path, params });
    return v.parse(schema, await response.json());
  }

  async function memberCount(channel: string): Promise<number> {
    const answer = await ask(Count, `/channels/${channel}`, { info: 'user_count' });
    return answer.user_count ?? 0;
  }

  return {
    async memberCounts() {
      const params = { filter_by_prefix: PRESENCE_PREFIX, info: 'user_count' };
      const { channels } = await ask(Channels, '/channels', params);
      // Engines exist whose list has no counts: these are asked for one by one.
      const countOf = (name: string, { user_count, subscription_count }: Listed) => {
        if (user_count !== undefined) return user_count;
        const isEnough = subscription_count !== undefined && subscription_count < exactFrom;
        return isEnough ? subscription_count : limited(memberCount, name);
      };
      const counts = Object.entries(channels).map(
        async ([name, listed]) => [name, await countOf(name, listed)] as const,
      );
      return new Map(await Promise.all(counts));
    },
    memberCount,
    async members(channel) {
      const { users } = await ask(Users, `/channels/${channel}/users`);
      return users.map(({ id }) => id);
    },
    beside: () => beside(HERE_PREFIX),
    async besideOn(channels) {
      const hashes = channels.map(channelHash);
      const [one] = hashes;
      const byHash = await beside(HERE_PREFIX + (hashes.length === 1 ? one : ''));
      return [...new Set(hashes.flatMap((hash) => byHash.get(hash) ?? []))];
    },
  };

  async function beside(prefix: string): Promise<Map<string, string[]>> {
    const { channels } = await ask(Channels, '/channels', { filter_by_prefix: prefix });
    const byHash = new Map<string, string[]>();
    for (const name of Object.keys(channels)) {
      const here = readHereChannel(name);
      if (!here) continue;
      const ids = byHash.get(here.hash);
      if (ids) ids.push(here.id);
      else byHash.set(here.hash, [here.id]);
    }
    return byHash;
  }
}

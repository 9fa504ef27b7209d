import * as v from 'valibot';
import { type Check, expectThat, type Host } from '../check.ts';

const Listed = v.record(v.string(), v.object({ user_count: v.optional(v.number()) }));
const List = v.object({ channels: Listed });
const Count = v.object({ user_count: v.optional(v.number()) });
const Users = v.object({ users: v.array(v.object({ id: v.string() })) });

async function ask<Schema extends v.GenericSchema>(
  { api }: Pick<Host, 'api'>,
  schema: Schema,
  path: string,
  params: Record<string, string> = {},
): Promise<v.InferOutput<Schema>> {
  const response = await api.get({ path, params });
  return v.parse(schema, await response.json());
}

/** What the server asks the HTTP API for. */
export const API_CHECKS: readonly Check[] = [
  {
    what: 'the HTTP API, by the app’s id, key and secret',
    otherwise: 'the server can do nothing',
    async run(host) {
      await ask(host, List, '/channels');
    },
  },
  {
    what: 'the ids of who is on a presence channel, and how many',
    otherwise: 'crowds are not counted, and instructors and who appears offline see nobody',
    async run(host) {
      const channel = host.unique('presence-');
      const client = await host.connect();
      await client.join(channel, { user_id: 'member' });
      const { users } = await ask(host, Users, `/channels/${channel}/users`);
      expectThat(users.map(({ id }) => id).join() === 'member', `it has ${JSON.stringify(users)}`);
      const params = { info: 'user_count' };
      const { user_count } = await ask(host, Count, `/channels/${channel}`, params);
      expectThat(user_count === 1, `user_count is ${user_count} where one is there`);
    },
  },
  {
    what: 'a list of channels by prefix, such as of who is beside a full channel',
    otherwise: 'who is beyond the limit of a presence channel is not counted',
    async run(host) {
      const prefix = host.unique('private-here-');
      const client = await host.connect();
      for (const name of ['a', 'b']) await client.join(`${prefix}-${name}`);
      const { channels } = await ask(host, List, '/channels', { filter_by_prefix: prefix });
      const found = Object.keys(channels).sort().join();
      expectThat(found === `${prefix}-a,${prefix}-b`, `it has ${found}`);
    },
  },
  {
    what: 'user_count in the list of channels',
    otherwise:
      'the server asks one channel after the other for it: a call for each room that is half full',
    isOptional: true,
    async run(host) {
      const channel = host.unique('presence-');
      const client = await host.connect();
      await client.join(channel, { user_id: 'member' });
      const params = { filter_by_prefix: channel, info: 'user_count' };
      const { channels } = await ask(host, List, '/channels', params);
      const count = channels[channel]?.user_count;
      expectThat(count === 1, `user_count is ${count} where one is there`);
    },
  },
];

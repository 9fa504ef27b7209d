import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { type Check, expectThat, type Host } from '../check.ts';
import { isSuccess } from '../check-client.ts';

const ADDED = 'pusher_internal:member_added';
const REMOVED = 'pusher_internal:member_removed';
/** Ms in which what must not come would have come. */
const QUIET_MS = 500;
/** Connections that are opened at once. */
const AT_ONCE = 20;

/** Members of presence channels. */
export const PRESENCE_CHECKS: readonly Check[] = [
  {
    what: 'members of presence channels: who is there, who comes, who goes',
    otherwise: 'nobody sees anybody',
    async run({ connect, unique }) {
      const channel = unique('presence-');
      const [first, second] = [await connect(), await connect()];
      await first.join(channel, { user_id: 'first', user_info: { name: 'First' } });
      const { data } = await second.join(channel, { user_id: 'second' });
      expectThat(String(data).includes('First'), 'who comes is not told who is there');
      await first.until(
        ADDED,
        ({ event, data }) => event === ADDED && `${data}`.includes('second'),
      );
      second.send('pusher:unsubscribe', { channel });
      await first.until(REMOVED, ({ event }) => event === REMOVED);
    },
  },
  {
    what: 'two connections of one member are one, until the last has gone',
    otherwise: 'who has a second device comes and goes for others',
    async run({ connect, unique }) {
      const channel = unique('presence-');
      const [viewer, one, two] = [await connect(), await connect(), await connect()];
      await viewer.join(channel, { user_id: 'viewer' });
      await one.join(channel, { user_id: 'member' });
      await two.join(channel, { user_id: 'member' });
      one.end();
      await delay(QUIET_MS);
      const events = () =>
        viewer.received.flatMap(({ event }) =>
          event === ADDED || event === REMOVED ? [event] : [],
        );
      expectThat(events().join() === ADDED, `others were told ${events().join(', ')}`);
      two.end();
      await viewer.until(REMOVED, ({ event }) => event === REMOVED);
    },
  },
  {
    what: 'presence channels that hold as many as PRESENCE_LIMIT says, and no more',
    otherwise:
      'set PRESENCE_LIMIT to what the host holds: more people than that are counted beside the channel',
    async run({ connect, api, limit, unique }) {
      const channel = unique('presence-');
      await fill(channel, { connect, limit });
      const last = await connect();
      const answer = await last.subscribe(channel, { user_id: 'one-too-many' });
      expectThat(!answer || !isSuccess(answer), `the channel took a member more than ${limit}`);
      const response = await api.get({
        path: `/channels/${channel}`,
        params: { info: 'user_count' },
      });
      const text = await response.text();
      expectThat(text.includes(`"user_count":${limit}`), `it has ${text} after that`);
    },
  },
  {
    what: 'a further connection of a member of a full presence channel',
    otherwise: 'a second device of somebody in a full room is counted beside it: nobody notices',
    isOptional: true,
    async run({ connect, limit, unique }) {
      const channel = unique('presence-');
      await fill(channel, { connect, limit });
      await (await connect()).join(channel, { user_id: 'member-0' });
    },
  },
];

/** Has as many members join a channel as it holds, a few at once. */
async function fill(
  channel: string,
  { connect, limit }: Pick<Host, 'connect' | 'limit'>,
): Promise<void> {
  const limited = pLimit(AT_ONCE);
  const join = async (user_id: string) => (await connect()).join(channel, { user_id });
  const members = Array.from({ length: limit }, (_, at) => `member-${at}`);
  await Promise.all(members.map((member) => limited(join, member)));
}

import { Response } from 'node-fetch';
import { expect, it } from 'vitest';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import { hereChannel } from '../crowd/channel-names.ts';
import { createRoomViewers } from './room-viewers.ts';

const ROOM = 'presence-chapter-1';

it('finds who is on the channel of a room, who is beside it, and who reads unseen, each once', async () => {
  const beside = [hereChannel(ROOM, 'ben'), hereChannel(ROOM, 'cem')];
  const viewers = createRoomViewers({
    pusher: {
      async get({ path, params = {} }) {
        const prefix = String(params.filter_by_prefix);
        const channels = beside.filter((name) => name.startsWith(prefix)).map((name) => [name, {}]);
        const isUsers = path === `/channels/${ROOM}/users`;
        const users = [{ id: 'ana' }, { id: 'ben' }];
        return new Response(
          JSON.stringify(isUsers ? { users } : { channels: Object.fromEntries(channels) }),
        );
      },
    },
    sites: [DEMO_RULE],
    roomChannels: async (channel) => [channel],
    membersBehind: { learners: async (_channel, ids) => [...ids] },
    unseenReaders: async () => ['dora', 'ana'],
  });
  const room = { site: DEMO_RULE.id, course: 'demo', chapter: '1' };
  expect((await viewers(room)).sort()).toEqual(['ana', 'ben', 'cem', 'dora']);
});

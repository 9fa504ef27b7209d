import { type Check, expectThat } from '../check.ts';

/** Connecting, signing in, and what ends a connection. */
export const CONNECTION_CHECKS: readonly Check[] = [
  {
    what: 'connections by protocol 7, and an answer to pings',
    otherwise: 'nobody sees anybody',
    async run({ connect }) {
      const client = await connect();
      client.send('pusher:ping', {});
      await client.until('pusher:pong', ({ event }) => event === 'pusher:pong');
    },
  },
  {
    what: 'signing in, and events to a learner’s own channel',
    otherwise: 'messages in the page, and who is online, are missing',
    async run({ connect, api, unique }) {
      const id = unique('user_');
      const client = await connect();
      await client.signIn(id);
      const channel = `private-user-${id}`;
      await client.join(channel);
      await api.trigger(channel, 'check', { here: true });
      await client.until('an event of the server', ({ event }) => event === 'check');
    },
  },
  {
    what: 'ending all connections of a signed-in user, under another id on presence channels',
    otherwise: 'who loses the right to be there stays connected',
    async run({ connect, api, unique }) {
      const id = unique('user_');
      const channel = unique('presence-');
      const [client, other] = [await connect(), await connect()];
      await client.signIn(id);
      const joined = await client.join(channel, { user_id: 'another-id' });
      expectThat(
        String(joined.data).includes('another-id') && !String(joined.data).includes(id),
        'the member has the id of the signed-in user in place of its own',
      );
      await other.join(channel, { user_id: 'somebody' });
      await api.terminateUserConnections(id);
      const code = await client.closed();
      expectThat(code !== null, 'the connection was still open after 5 s');
      expectThat(code === 4009, `the connection was closed with ${code} in place of 4009`);
      await other.until('pusher_internal:member_removed', ({ event, data }) => {
        const isRemoved = event === 'pusher_internal:member_removed';
        return isRemoved && String(data).includes('another-id');
      });
    },
  },
];

import PusherClient from 'pusher-js/dist/node/pusher.js';
import * as v from 'valibot';
import { ChannelAuthorization } from '../../contract/api.ts';
import { UserAuthentication } from '../../contract/presence.ts';
import type { TestLearner, TestServer } from '../../testing/test-server.ts';

/**
 * A browser of a learner's, connected and signed in to Channels as the extension is.
 *
 * @param granted rights that the server has given already, by channel
 */
export function connectClient(
  server: TestServer,
  { token }: TestLearner,
  granted: ReadonlyMap<string, string> = new Map(),
): PusherClient {
  const { hostname, port } = new URL(server.url());
  const ask = async <Schema extends v.GenericSchema>(
    path: string,
    schema: Schema,
    fields: Record<string, string>,
  ) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await server.ask(path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return v.parse(schema, await response.json());
  };
  const client = new PusherClient('alongside', {
    cluster: '',
    wsHost: hostname,
    wsPort: Number(port),
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      customHandler({ socketId, channelName }, callback) {
        const auth = granted.get(channelName);
        const fields = { socket_id: socketId, channel_name: channelName };
        const answer = auth
          ? Promise.resolve({ auth })
          : ask('/api/pusher/auth', ChannelAuthorization, fields);
        answer.then(
          (authorization) => callback(null, authorization),
          (error: Error) => callback(error, null),
        );
      },
    },
    userAuthentication: {
      customHandler({ socketId }, callback) {
        ask('/api/pusher/user-auth', UserAuthentication, { socket_id: socketId }).then(
          (answer) => callback(null, answer),
          (error: Error) => callback(error, null),
        );
      },
    },
  });
  client.signin();
  return client;
}

/** Subscribes to a channel. */
export function join(client: PusherClient, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const joined = client.subscribe(name);
    joined.bind('pusher:subscription_succeeded', resolve);
    joined.bind('pusher:subscription_error', reject);
  });
}

/** Resolves with the next event of this name on a channel. */
export function next(client: PusherClient, name: string, event: string): Promise<unknown> {
  return new Promise((resolve) => client.channel(name).bind(event, resolve));
}

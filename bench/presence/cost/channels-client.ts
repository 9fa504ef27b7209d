import PusherServer from 'pusher';
import Pusher from 'pusher-js/dist/node/pusher.js';
import { APP } from './counting-server.ts';

/** A pusher-js as a page or a worker has it, whose way into any channel is signed at once. */
export function connect(port: number, userId: string): Pusher {
  const signer = new PusherServer({
    appId: APP.id,
    key: APP.key,
    secret: APP.secret,
    host: '127.0.0.1',
  });
  return new Pusher(APP.key, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    enableStats: false,
    channelAuthorization: {
      endpoint: '',
      transport: 'ajax',
      customHandler({ socketId, channelName }, callback) {
        const user_info = { id: userId, name: userId, imageUrl: null };
        callback(
          null,
          signer.authorizeChannel(socketId, channelName, { user_id: userId, user_info }),
        );
      },
    },
  });
}

import Pusher from 'pusher-js/worker';

const { Runtime } = Pusher;
const createWebSocket = Runtime.createWebSocket.bind(Runtime);

/**
 * Has `onFailure` called when a WebSocket that pusher-js makes from now on fails before it is open. Left to itself
 * pusher-js looks at the next transport 15 s later, and there is no other: a server that takes no connections
 * just then would be found so much later.
 *
 * @see https://github.com/pusher/pusher-js `SequentialStrategy`: without `failFast` an error waits for the timeout
 */
export function watchSockets(onFailure: () => void): void {
  Runtime.createWebSocket = (url) => {
    const socket = createWebSocket(url);
    let isOpen = false;
    if (!(socket instanceof WebSocket)) return socket;
    socket.addEventListener('open', () => {
      isOpen = true;
    });
    socket.addEventListener('close', () => {
      if (!isOpen) onFailure();
    });
    return socket;
  };
}

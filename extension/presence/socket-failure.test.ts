import Pusher from 'pusher-js/worker';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSockets } from './socket-failure.ts';

let socket: EventTarget;
let failures: number;

beforeEach(() => {
  failures = 0;
  vi.stubGlobal(
    'WebSocket',
    class extends EventTarget {
      constructor() {
        super();
        socket = this;
      }
    },
  );
  watchSockets(() => {
    failures += 1;
  });
  Pusher.Runtime.createWebSocket('wss://channels.test/app/key');
});
afterEach(() => void vi.unstubAllGlobals());

it('tells at once of a socket that does not come about', () => {
  socket.dispatchEvent(new Event('close'));
  expect(failures).toBe(1);
});

it('tells nothing of one that was open: pusher-js does', () => {
  socket.dispatchEvent(new Event('open'));
  socket.dispatchEvent(new Event('close'));
  expect(failures).toBe(0);
});

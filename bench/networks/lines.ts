import { setTimeout as pause } from 'node:timers/promises';
import type { TcpProxy } from '../../tests/support/tcp-proxy.ts';

/** What happens on a line again and again. */
export interface Line {
  /** In words. */
  name: string;
  /** Ms that a message and its answer take. */
  roundTripMs: number;
  /** Ms between two of them. */
  everyMs?: number;
  happens?(proxy: TcpProxy): Promise<void> | void;
  /** Ms of a wrong count that are no fault. */
  wrongMs: number;
}

/** Ms of a stall, after which all of it arrives. */
const STALL_MS = 8_000;
/** Ms in which a hole swallows what is sent. */
const HOLE_MS = 1_000;

/** The lines of trains, of cellars, and of networks that are full. */
export const LINES: readonly Line[] = [
  {
    name: '300 ms, cut each 20 s',
    ...{ roundTripMs: 300, everyMs: 20_000, wrongMs: 0 },
    happens: (proxy) => proxy.cut(),
  },
  {
    name: '1,000 ms, cut each 20 s',
    ...{ roundTripMs: 1_000, everyMs: 20_000, wrongMs: 3_000 },
    happens: (proxy) => proxy.cut(),
  },
  { name: '6,000 ms', roundTripMs: 6_000, wrongMs: 0 },
  {
    name: '100 ms, stalled for 8 s each 30 s',
    ...{ roundTripMs: 100, everyMs: 30_000, wrongMs: 0 },
    async happens(proxy) {
      proxy.stall();
      await pause(STALL_MS);
      await restored(proxy, 100);
    },
  },
  {
    name: '100 ms, with holes each 30 s',
    ...{ roundTripMs: 100, everyMs: 30_000, wrongMs: 0 },
    async happens(proxy) {
      proxy.drop('to-server', 'to-client');
      await pause(HOLE_MS);
      await restored(proxy, 100);
    },
  },
];

/** Lets everything through again, as slowly as before. */
async function restored(proxy: TcpProxy, roundTripMs: number): Promise<void> {
  await proxy.restore();
  proxy.delay(roundTripMs / 2);
}

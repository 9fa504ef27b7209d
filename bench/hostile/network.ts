import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What one hostile client on a network can send, 50 Mbit/s. On loopback it could send a hundred times
 * that, and would take the processor away from the server that it shares the machine with.
 */
const BYTES_PER_SECOND = 50_000_000 / 8;
/** A good client’s packets a second: who sends frames of 50 bytes can't send 125,000 of them. */
const WRITES_PER_SECOND = 20_000;
const SLICE_MS = 10;

/** Ms that a connection takes to be opened over a network, and no time on loopback. */
export const ROUND_TRIP_MS = 20;

/** The line to the server that one hostile client has. */
export interface Line {
  /** Writes once line and socket have room; resolves at once where the socket is gone. */
  write(socket: Socket, bytes: Buffer): Promise<void>;
  /** What was written so far. */
  written(): { bytes: number; writes: number };
}

/** A line that is as fast as a network, and stands still where the server does not read. */
export function createLine(signal: AbortSignal): Line {
  const total = { bytes: 0, writes: 0 };
  const began = performance.now();

  async function room(): Promise<void> {
    while (!signal.aborted) {
      const seconds = (performance.now() - began + SLICE_MS) / 1000;
      if (total.bytes < seconds * BYTES_PER_SECOND && total.writes < seconds * WRITES_PER_SECOND) {
        return;
      }
      await sleep(SLICE_MS);
    }
  }

  return {
    async write(socket, bytes) {
      await room();
      if (signal.aborted || !socket.writable) return;
      total.bytes += bytes.length;
      total.writes += 1;
      if (socket.write(bytes)) return;
      const received = [once(socket, 'drain', { signal }), once(socket, 'close', { signal })];
      // The end of the attack, and an error of the socket, end the wait as well.
      await Promise.race(received).catch(() => undefined);
    },
    written: () => ({ ...total }),
  };
}

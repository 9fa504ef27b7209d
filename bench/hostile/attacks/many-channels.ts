import { once } from 'node:events';
import { clientFrame } from '../../channels/client-frame.ts';
import type { Attack } from '../attack.ts';
import { createLine } from '../network.ts';
import { openRawSocket } from '../raw-socket.ts';

const CHANNELS = 10_000;
/** As long as the names of channels may be. */
const NAME_CHARS = 164;

/** Two connections that subscribe to 10,000 channels each, with names as long as can be. */
export const manyChannels: Attack = async ({ url, key, signal }) => {
  const line = createLine(signal);
  let asked = 0;
  const subscribers = [0, 1].map(async (which) => {
    const { socket } = await openRawSocket(url, key);
    for (let n = 0; n < CHANNELS && socket.writable && !signal.aborted; n += 1) {
      const channel = `${which}-${n}-`.padEnd(NAME_CHARS, 'x');
      const message = { event: 'pusher:subscribe', data: { channel } };
      await line.write(socket, clientFrame(JSON.stringify(message)));
      asked += 1;
    }
  });
  await Promise.all(subscribers);
  if (!signal.aborted) await once(signal, 'abort');
  return `${asked} asked for`;
};

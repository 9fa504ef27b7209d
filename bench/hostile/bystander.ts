import { once } from 'node:events';
import * as v from 'valibot';
import WebSocket from 'ws';
import { channelsKey, type Person, signInAs } from './person.ts';

/** What a ping or a request counts for that was refused, or not answered by then. */
export const UNANSWERED_MS = 10_000;
const PING_EVERY_MS = 200;
const REQUEST_EVERY_MS = 500;
/** For the answers to what was asked last. */
const LAST_ANSWERS_MS = 2_000;

/** Ms that answers took; {@link UNANSWERED_MS} where there was none. */
export interface Latencies {
  pings: number[];
  requests: number[];
}

/** A learner who is on a chapter, and means no harm. */
export interface Bystander extends Disposable {
  /** Whether the server has left them their connection. */
  isConnected(): boolean;
  /** Pings and asks in fixed steps, answered or not, until the function it gives is called. */
  measure(offsetMs: number): Promise<() => Promise<Latencies>>;
}

const Message = v.object({ event: v.string(), data: v.optional(v.unknown()) });
const Greeting = v.object({ socket_id: v.string() });

/** Signs `name` in, connects, and joins a chapter, as the extension does. */
export async function openBystander(url: string, name: string): Promise<Bystander> {
  const person = await signInAs(url, name);
  const key = await channelsKey(url);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/app/${key}?protocol=7`);
  /** When the pings were sent that have no pong yet. */
  const sent: number[] = [];
  let latencies: Latencies = { pings: [], requests: [] };
  const greeted = Promise.withResolvers<string>();

  socket.on('message', (data) => {
    const message = v.parse(Message, JSON.parse(String(data)));
    if (message.event === 'pusher:connection_established') {
      greeted.resolve(v.parse(Greeting, JSON.parse(String(message.data))).socket_id);
    }
    if (message.event === 'pusher:ping') send('pusher:pong', {});
    if (message.event !== 'pusher:pong') return;
    const at = sent.shift();
    if (at !== undefined) latencies.pings.push(performance.now() - at);
  });
  // Who is thrown out has no answers, which is what is measured.
  socket.on('error', () => undefined);

  const send = (event: string, data: unknown) => socket.send(JSON.stringify({ event, data }));
  await once(socket, 'open');
  await join(await greeted.promise, person, send);

  async function ask(token: string): Promise<void> {
    const { requests } = latencies;
    const at = performance.now();
    const answered = await fetch(`${url}/api/me/preferences`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(UNANSWERED_MS),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
    requests.push(answered ? performance.now() - at : UNANSWERED_MS);
  }

  function ping(): void {
    if (socket.readyState !== WebSocket.OPEN) {
      latencies.pings.push(UNANSWERED_MS);
      return;
    }
    sent.push(performance.now());
    send('pusher:ping', {});
  }

  return {
    isConnected: () => socket.readyState === WebSocket.OPEN,
    async measure(offsetMs) {
      const token = await person.token();
      latencies = { pings: [], requests: [] };
      sent.length = 0;
      const asking: Promise<void>[] = [];
      let pings: NodeJS.Timeout | undefined;
      let requests: NodeJS.Timeout | undefined;
      // Not all bystanders in the same moment.
      const start = setTimeout(() => {
        pings = setInterval(ping, PING_EVERY_MS);
        requests = setInterval(() => asking.push(ask(token)), REQUEST_EVERY_MS);
      }, offsetMs);
      return async () => {
        for (const timer of [start, pings, requests]) clearTimeout(timer);
        const end = performance.now() + LAST_ANSWERS_MS;
        while (sent.length > 0 && performance.now() < end && socket.readyState === WebSocket.OPEN) {
          await once(socket, 'message', { signal: AbortSignal.timeout(LAST_ANSWERS_MS) }).catch(
            () => undefined,
          );
        }
        await Promise.all(asking);
        latencies.pings.push(...sent.splice(0).map(() => UNANSWERED_MS));
        return latencies;
      };
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
}

async function join(
  socketId: string,
  person: Person,
  send: (event: string, data: unknown) => void,
): Promise<void> {
  send('pusher:signin', await person.sign('/user-auth', { socket_id: socketId }));
  const channel = 'presence-chapter-1';
  const fields = { channel_name: channel, course_id: 'demo', chapter_id: '1' };
  const signed = await person.sign('/auth', { socket_id: socketId, ...fields });
  send('pusher:subscribe', { channel, ...v.parse(v.looseObject({}), signed) });
}

import type Pusher from 'pusher';
import * as v from 'valibot';
import { WebSocket } from 'ws';

/** Ms that a host may take for anything it is asked. */
const PATIENCE_MS = 5_000;

const Message = v.object({
  event: v.string(),
  channel: v.optional(v.string()),
  data: v.optional(v.unknown()),
});
/** A message of a host's. */
export type Message = v.InferOutput<typeof Message>;

const Established = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ socket_id: v.string(), activity_timeout: v.optional(v.number()) }),
);

/** A connection that speaks the protocol frame by frame, and remembers what has come. */
export interface CheckClient {
  socketId: string;
  /** All that has come, in order. */
  received: readonly Message[];
  send(event: string, data: unknown): void;
  /** Signs in as a user. */
  signIn(id: string): Promise<void>;
  /** Subscribes, signed as the server does; answers with what the host says to that: `null`, nothing. */
  subscribe(channel: string, member?: Pusher.PresenceChannelData): Promise<Message | null>;
  /** As `subscribe`, where the host has to agree. */
  join(channel: string, member?: Pusher.PresenceChannelData): Promise<Message>;
  /** The first message that matches, from the beginning on, once it has come. */
  until(what: string, matches: (message: Message) => boolean): Promise<Message>;
  /** The code that it was closed with by the host; `null`: not within 5 s. */
  closed(): Promise<number | null>;
  end(): void;
}

/**
 * Connects.
 *
 * @param url of the WebSocket
 * @throws Error saying what did not come
 */
export async function openCheckClient(url: string, pusher: Pusher): Promise<CheckClient> {
  const socket = new WebSocket(url);
  const received: Message[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const wake of waiting) wake();
  };
  let code: number | null = null;
  let problem = '';
  socket.on('error', ({ message }) => {
    problem = `: ${message}`;
  });
  socket.on('close', (closedWith) => {
    code = closedWith;
    look();
  });
  socket.on('message', (text) => {
    received.push(v.parse(Message, JSON.parse(String(text))));
    look();
  });

  /** What `find` gives as soon as it gives something; `null` where it does not in time, or can't any more. */
  async function wait<Found>(find: () => Found | undefined): Promise<Found | null> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      const left = deadline - performance.now();
      if (left <= 0 || code !== null) return null;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, left);
      waiting.add(resolve);
      await promise;
      clearTimeout(timer);
      waiting.delete(resolve);
    }
  }

  async function until(what: string, matches: (message: Message) => boolean): Promise<Message> {
    const found = await wait(() => received.find(matches));
    if (found) return found;
    const why = code === null ? 'within 5 s' : `before it closed the connection with ${code}`;
    throw new Error(`${what} did not come ${why}${problem}`);
  }

  const { data } = await until(
    'pusher:connection_established',
    ({ event }) => event === 'pusher:connection_established',
  );
  const { socket_id: socketId } = v.parse(Established, data);

  const client: CheckClient = {
    socketId,
    received,
    send: (event, sent) => socket.send(JSON.stringify({ event, data: sent })),
    async signIn(id) {
      client.send('pusher:signin', pusher.authenticateUser(socketId, { id }));
      const success = 'pusher:signin_success';
      await until(success, ({ event }) => event === success);
    },
    async subscribe(channel, member) {
      const { auth, channel_data } = pusher.authorizeChannel(socketId, channel, member);
      const from = received.length;
      client.send('pusher:subscribe', { channel, auth, ...(channel_data && { channel_data }) });
      return wait(() => received.slice(from).find((message) => isAnswer(message, channel)));
    },
    async join(channel, member) {
      const answer = await client.subscribe(channel, member);
      if (answer && isSuccess(answer)) return answer;
      const said = answer ? JSON.stringify(answer.data) : 'nothing within 5 s';
      throw new Error(`a subscription to ${channel} was answered with ${said}`);
    },
    until,
    closed: () => wait(() => code ?? undefined).then((found) => found ?? code),
    end: () => socket.terminate(),
  };
  return client;
}

/** Whether a host has taken a subscription. */
export function isSuccess({ event }: Message): boolean {
  return event === 'pusher_internal:subscription_succeeded';
}

function isAnswer(message: Message, channel: string): boolean {
  const isError = message.event === 'pusher:subscription_error';
  return message.channel === channel && (isSuccess(message) || isError);
}

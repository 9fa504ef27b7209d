import type { AskedRoom, ConnectAnswer, ConnectRequest } from '../../server/contract/connect.ts';

/** Ms in which what is asked for is one request: pusher-js asks for each channel by itself, all in one moment. */
const GATHER_MS = 10;
/** Rooms that the server takes at once. */
const MAX_ROOMS = 20;

/** What is asked for a connection: a room that the learner is to be let into, or nothing but what each answer has. */
export type Connect = (socketId: string, room?: () => Promise<AskedRoom>) => Promise<ConnectAnswer>;

/**
 * Asks the server once for all that is asked for one connection in one moment.
 *
 * @param send asks the server
 */
export function createConnect(send: (request: ConnectRequest) => Promise<ConnectAnswer>): Connect {
  interface Gathered {
    socketId: string;
    rooms: (() => Promise<AskedRoom>)[];
    answer: Promise<ConnectAnswer>;
  }
  let gathered: Gathered | null = null;

  function gather(socketId: string): Gathered {
    const { promise, resolve } = Promise.withResolvers<ConnectAnswer>();
    const next: Gathered = { socketId, rooms: [], answer: promise };
    setTimeout(() => {
      if (gathered === next) gathered = null;
      resolve(ask(next));
    }, GATHER_MS);
    return next;
  }

  async function ask({ socketId, rooms }: Gathered): Promise<ConnectAnswer> {
    return send({ socketId, rooms: await Promise.all(rooms.map((room) => room())) });
  }

  return (socketId, room) => {
    if (gathered?.socketId !== socketId || gathered.rooms.length >= MAX_ROOMS) {
      gathered = gather(socketId);
    }
    if (room) gathered.rooms.push(room);
    return gathered.answer;
  };
}

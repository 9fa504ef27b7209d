import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Ms that who asked again too early may take to read the answer to what they asked first. */
const READING_MS = 10_000;

/** What Node's parser stops at: it takes the rest of what has come for another protocol's. */
const SKIP_THE_REST = 2;

/** Node's parser of one connection, as far as it is needed here; it is not part of Node's interface. */
interface Parser {
  onIncoming(request: IncomingMessage, shouldKeepAlive: boolean): number;
}

/**
 * Has a server take one request of a connection at a time: where another comes before the one before it
 * is answered, as no browser and no proxy sends it, that answer is the connection's last. Node would
 * work on a thousand requests in one go, out of one packet, while everybody waits.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2 what comes after the last answer is to be
 * asked anew
 */
export class OneRequestAtATime {
  /** The answer that is being made, or was made and not yet handed over. */
  readonly #answers = new WeakMap<Socket, ServerResponse>();

  /** Notes that `answer` is being made. */
  begin(answer: ServerResponse, { socket }: IncomingMessage): void {
    this.#answers.set(socket, answer);
    answer.once('close', () => {
      if (this.#answers.get(socket) === answer) this.#answers.delete(socket);
    });
  }

  /** Looks after a new connection. */
  watch(socket: Socket): void {
    const parser: unknown = Reflect.get(socket, 'parser');
    if (!isParser(parser)) return;
    const onIncoming = parser.onIncoming.bind(parser);
    parser.onIncoming = (request, shouldKeepAlive) => {
      const answer = this.#answers.get(socket);
      // One that is all written may have been read before Node says so; only one may wait for it.
      if (!answer || (answer.writableEnded && answer.socket !== null)) {
        return onIncoming(request, shouldKeepAlive);
      }
      endAfter(answer, socket);
      return SKIP_THE_REST;
    };
  }
}

function endAfter(answer: ServerResponse, socket: Socket): void {
  socket.pause();
  answer.shouldKeepAlive = false;
  answer.once('finish', () => socket.destroySoon());
  const timer = setTimeout(() => socket.destroy(), READING_MS).unref();
  socket.once('close', () => clearTimeout(timer));
}

function isParser(found: unknown): found is Parser {
  return (
    typeof found === 'object' &&
    found !== null &&
    'onIncoming' in found &&
    typeof found.onIncoming === 'function'
  );
}

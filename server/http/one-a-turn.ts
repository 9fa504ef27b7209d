import type { IncomingMessage, RequestListener } from 'node:http';

type Begin = () => void;

/**
 * `answer`, which begins one request in each turn of the event loop: between two of them everything else has
 * its turn, pings above all. Without it, hundreds that come in one moment are begun in a row, and every
 * connection stands still for as long as that takes. A request that comes alone begins at once.
 *
 * Where several wait, each client's first comes before anybody's second: who asks for much waits for
 * themselves, and nobody else does.
 *
 * @param clientOf what tells clients apart
 */
export function oneATurn(
  answer: RequestListener,
  clientOf: (request: IncomingMessage) => string,
): RequestListener {
  /** Of each client; the one that is next comes first. */
  const waiting = new Map<string, Begin[]>();
  let isTaken = false;

  function take(begin: Begin): void {
    setImmediate(next);
    begin();
  }

  function next(): void {
    const [first] = waiting;
    if (!first) {
      isTaken = false;
      return;
    }
    const [client, begins] = first;
    const begin = begins.shift();
    waiting.delete(client);
    if (begins.length > 0) waiting.set(client, begins);
    if (begin) take(begin);
  }

  return (request, response) => {
    const begin = () => {
      // Nobody waits for it any more.
      if (!request.destroyed) answer(request, response);
    };
    if (!isTaken) {
      isTaken = true;
      take(begin);
      return;
    }
    const client = clientOf(request);
    const before = waiting.get(client);
    if (before) before.push(begin);
    else waiting.set(client, [begin]);
  };
}

import type { RequestListener } from 'node:http';

/**
 * `answer`, which begins one request in each turn of the event loop: between two of them everything else has
 * its turn, pings above all. Without it, hundreds that come in one moment are begun in a row, and every
 * connection stands still for as long as that takes. A request that comes alone begins at once.
 */
export function oneATurn(answer: RequestListener): RequestListener {
  const waiting: (() => void)[] = [];
  let isTaken = false;

  function take(begin: () => void): void {
    setImmediate(next);
    begin();
  }

  function next(): void {
    const begin = waiting.shift();
    if (begin) take(begin);
    else isTaken = false;
  }

  return (request, response) => {
    const begin = () => {
      // Nobody waits for it any more.
      if (!request.destroyed) answer(request, response);
    };
    if (isTaken) {
      waiting.push(begin);
      return;
    }
    isTaken = true;
    take(begin);
  };
}

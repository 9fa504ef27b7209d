import { once } from 'node:events';
import type { Attack } from '../attack.ts';
import { openRawSocket } from '../raw-socket.ts';

const SOCKETS = 20_000;
/** That are being opened at a time. */
const AT_ONCE = 50;

/** Opens 20,000 anonymous connections that then say nothing. */
export const manySockets: Attack = async ({ url, key, signal }) => {
  let tried = 0;
  let open = 0;
  const openers = Array.from({ length: AT_ONCE }, async () => {
    while (tried < SOCKETS && !signal.aborted) {
      tried += 1;
      const { id } = await openRawSocket(url, key);
      if (id !== null) open += 1;
    }
  });
  await Promise.all(openers);
  if (!signal.aborted) await once(signal, 'abort');
  return `${tried} tried, ${open} let in`;
};

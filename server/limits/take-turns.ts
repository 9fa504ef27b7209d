import { createMiddleware } from 'hono/factory';
import PQueue from 'p-queue';
import { bearerOf } from '../identity/signed-in.ts';
import { tooManyRequests } from './limits.ts';
import type { RefusedTokens } from './refused-tokens.ts';

/** Requests with one token that are worked on at once: they feel no others of theirs. */
const AT_ONCE = 4;
/**
 * Where more than so many wait, they are worked on one after the other: others feel one of them at the
 * most.
 */
const WAITING_IN_A_ROW = 4;
/** Requests with one token that wait for their turn; three chapter pages ask for 15 when they open. */
const MAX_WAITING = 100;

/**
 * Works on few requests of one session token at once, and lets the others of it wait: what one person
 * asks in a burst holds nobody else up. Who was told to come again later is told so at once.
 */
export function takeTurns(refused: RefusedTokens) {
  const queues = new Map<string, PQueue>();

  return createMiddleware(async (c, next) => {
    const token = bearerOf(c.req.header('authorization'));
    if (token === null) return next();
    refuse(refused.wait(token));
    const queue = queues.get(token) ?? new PQueue({ concurrency: AT_ONCE });
    if (queue.size >= MAX_WAITING) refuse(1);
    queues.set(token, queue);
    const turn = queue.add(() => {
      queue.concurrency = atOnce(queue);
      refuse(refused.wait(token));
      return next();
    });
    queue.concurrency = atOnce(queue);
    await turn;
    if (queue.size + queue.pending === 0) queues.delete(token);
  });
}

function atOnce({ size }: PQueue): number {
  return size > WAITING_IN_A_ROW ? 1 : AT_ONCE;
}

/** @throws Problem `too-many-requests` where there is a wait, in seconds */
function refuse(wait: number | null): void {
  if (wait !== null) throw tooManyRequests(wait);
}

import pLimit from 'p-limit';
import { type BrowserKeys, encrypt } from '../crypto/encryption.ts';
import { endpointProblem } from '../endpoint.ts';
import { createKeyedLimiter } from './keyed-limiter.ts';
import { createOnePerTick } from './one-per-tick.ts';
import { classifyResponse, type PushAnswer, retryAfterMs } from './push-answer.ts';
import type { PushServiceBreaker } from './push-service-breaker.ts';
import type { SendPush } from './send-push.ts';
import { type Slow, settleSoon } from './settle-soon.ts';

/**
 * Requests to one push service that are under way at a time, for all notifications together. They answer
 * within 20 to 100 ms: with fewer, two processors would wait for them.
 */
export const CONCURRENCY = 200;
/** All push services together have so many times that: one that never answers holds up no other. */
const PUSH_SERVICES_AT_ONCE = 3;
/** Ms before the end of a message's time: whoever can't wait until then for its push service goes at once. */
const LAST_TRY_MS = 10_000;

/** A message for one browser, not encrypted yet. */
export interface OutgoingMessage {
  endpoint: string;
  keys: BrowserKeys;
  plaintext: string;
  /** Whether it is to be tried also while its push service is left alone. */
  passesOpenCircuit: boolean;
}

/** How messages delivery. */
export interface DeliveryOptions {
  /** Epoch ms. */
  expiresAt: number;
  urgency: string;
  topic: string;
}

/** What came of sending one message. */
export type SendResult =
  /** The push service was asked; for this endpoint it wants to be left alone for `retryAfterMs`, if it said so. */
  | { kind: 'answered'; answer: PushAnswer; retryAfterMs: number | null }
  /** Its push service is left alone, for `ms` from now: it was not asked. */
  | { kind: 'paused'; ms: number }
  /** It must not or can't be sent at all. */
  | { kind: 'refused'; reason: string; detail: string };

/** The way to the browsers. */
export interface PushTransport {
  /**
   * Sends messages, so many at a time.
   *
   * @param over once it is aborted no further message is begun
   * @returns a result a message, in order; `null` for those that were not begun. One that is not answered
   *   within a second is slow, so that it holds up nobody else: what comes of it comes later
   */
  sendAll(
    messages: readonly OutgoingMessage[],
    delivery: DeliveryOptions,
    over: AbortSignal,
  ): Promise<(SendResult | Slow<SendResult | null> | null)[]>;
}

/**
 * Sends over `send`, with bounded concurrency, leaving alone the push services that fail as a whole. What
 * would expire meanwhile is tried all the same: nothing expires because of what others were answered.
 *
 * @param options.hosts push services that may be sent to; checked again here, as the list may have changed
 * @param options.concurrency requests to one push service that are under way at a time
 * @param options.now epoch ms
 */
export function createPushTransport(options: {
  send: SendPush;
  breaker: PushServiceBreaker;
  hosts: readonly string[];
  concurrency: number;
  now: () => number;
}): PushTransport {
  const { send, breaker, hosts, concurrency, now } = options;
  const limitOfService = createKeyedLimiter(concurrency);
  const limit = pLimit(concurrency * PUSH_SERVICES_AT_ONCE);
  // Encrypting takes most of the time. Done for all whose turn came at once, it would hold their requests
  // back until the last is ready, and then there would be nothing to do before they are answered.
  const onePerTick = createOnePerTick();

  /** Ms that a message has to wait for its push service. */
  function waitMs(
    origin: string,
    { passesOpenCircuit }: OutgoingMessage,
    expiresAt: number,
  ): number {
    if (passesOpenCircuit) return 0;
    const ms = breaker.waitMs(origin);
    return now() + ms < expiresAt - LAST_TRY_MS ? ms : 0;
  }

  async function sendOne(
    message: OutgoingMessage,
    url: URL,
    { expiresAt, urgency, topic }: DeliveryOptions,
    begun: () => void,
  ): Promise<SendResult> {
    const { origin, href: endpoint } = url;
    const ms = waitMs(origin, message, expiresAt);
    if (ms > 0) return { kind: 'paused', ms };
    const body = encryptedFor(message.keys, message.plaintext);
    if (!body) return { kind: 'refused', reason: 'bad-keys', detail: '' };
    const ttl = Math.max(0, Math.floor((expiresAt - now()) / 1000));
    begun();
    const answer = await send({ url, body, ttl, urgency, topic });
    const asked = retryAfterMs(answer.retryAfter, answer.date ?? now());
    if (classifyResponse(answer).kind === 'retry') {
      breaker.failed(origin, { endpoint, retryAfterMs: asked ?? 0 });
    } else breaker.worked(origin);
    return { kind: 'answered', answer, retryAfterMs: asked };
  }

  async function sendInTurn(
    message: OutgoingMessage,
    delivery: DeliveryOptions,
    over: AbortSignal,
    begun: () => void,
  ): Promise<SendResult | null> {
    if (over.aborted) return null;
    const problem = endpointProblem(message.endpoint, hosts);
    if (problem) return { kind: 'refused', reason: 'endpoint-refused', detail: problem };
    const url = new URL(message.endpoint);
    return limitOfService(url.origin, () =>
      limit(async () => {
        if (breaker.openMs(url.origin) === 0) await onePerTick();
        return over.aborted ? null : sendOne(message, url, delivery, begun);
      }),
    );
  }

  return {
    sendAll: (messages, delivery, over) =>
      Promise.all(
        messages.map((message) =>
          settleSoon((begun) => sendInTurn(message, delivery, over, begun)),
        ),
      ),
  };
}

function encryptedFor(keys: BrowserKeys, plaintext: string): Uint8Array | null {
  try {
    return encrypt(Buffer.from(plaintext), keys);
  } catch {
    return null; // the browser's key is on no curve; nothing else in it can be wrong
  }
}

import { type PushAnswer, verdictOn } from './answer.ts';
import { type BrowserKeys, encrypt } from './encryption.ts';
import { endpointRefusal } from './endpoint.ts';
import { createLimiter } from './limiter.ts';
import type { OriginPauses } from './origin-pauses.ts';
import type { SendPush } from './send-push.ts';
import { createTurnstile } from './turnstile.ts';

/**
 * Requests to push services that are under way at a time, for all notifications together. They answer
 * within 20 to 100 ms: with fewer, two processors would wait for them.
 */
export const CONCURRENCY = 200;

/** A message for one browser, not encrypted yet. */
export interface OutgoingMessage {
  endpoint: string;
  keys: BrowserKeys;
  plaintext: string;
}

/** How messages travel. */
export interface Travel {
  /** Epoch ms. */
  expiresAt: number;
  urgency: string;
  topic: string;
}

/** What came of sending one message. */
export type SendResult =
  /** The push service was asked; `until` is when it may be asked again, in epoch ms, where it is paused now. */
  | { kind: 'answered'; answer: PushAnswer; until: number | null }
  /** Its push service is to be left alone until then (epoch ms): it was not asked. */
  | { kind: 'paused'; until: number }
  /** It must not or can't be sent at all. */
  | { kind: 'refused'; reason: string; detail: string };

/** The way to the browsers. */
export interface PushChannel {
  /**
   * Sends messages, so many at a time.
   *
   * @param over once it is aborted no further message is begun
   * @returns a result a message, in order; `null` for those that were not begun
   */
  sendAll(
    messages: readonly OutgoingMessage[],
    travel: Travel,
    over: AbortSignal,
  ): Promise<(SendResult | null)[]>;
}

/**
 * Sends over `send`, with bounded concurrency, leaving alone the push services that ask for it.
 *
 * @param options.hosts push services that may be sent to; checked again here, as the list may have changed
 * @param options.concurrency requests under way at a time
 * @param options.now epoch ms
 */
export function createPushChannel(options: {
  send: SendPush;
  pauses: OriginPauses;
  hosts: readonly string[];
  concurrency: number;
  now: () => number;
}): PushChannel {
  const { send, pauses, hosts, concurrency, now } = options;
  const limit = createLimiter(concurrency);
  // Encrypting takes most of the time. Done for all whose turn came at once, it would hold their requests
  // back until the last is ready, and then there would be nothing to do before they are answered.
  const turnstile = createTurnstile();

  async function sendOne(
    { endpoint, keys, plaintext }: OutgoingMessage,
    { expiresAt, urgency, topic }: Travel,
    over: AbortSignal,
  ): Promise<SendResult | null> {
    const refusal = endpointRefusal(endpoint, hosts);
    if (refusal) return { kind: 'refused', reason: 'endpoint-refused', detail: refusal };
    const url = new URL(endpoint);
    if (pauses.until(url.origin) === null) await turnstile();
    if (over.aborted) return null;
    const paused = pauses.until(url.origin);
    if (paused !== null) return { kind: 'paused', until: paused };
    const body = encryptedFor(keys, plaintext);
    if (!body) return { kind: 'refused', reason: 'bad-keys', detail: '' };
    const ttl = Math.max(0, Math.floor((expiresAt - now()) / 1000));
    const answer = await send({ url, body, ttl, urgency, topic });
    if (verdictOn(answer).kind === 'retry') pauses.refused(url.origin, answer);
    else pauses.worked(url.origin);
    return { kind: 'answered', answer, until: pauses.until(url.origin) };
  }

  return {
    sendAll: (messages, travel, over) =>
      Promise.all(
        messages.map((message) =>
          limit(async () => (over.aborted ? null : sendOne(message, travel, over))),
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

import { type Agent, request } from 'node:https';
import type { PushAnswer } from './answer.ts';
import type { VapidTokens } from './vapid-tokens.ts';

/** Ms from connecting to the end of the answer. Services answer within one or two seconds. */
export const TIMEOUT = 10_000;
/** Of a push service's words, characters that are kept. */
const MAX_WORDS = 200;
/** Bytes of an answer that are read. */
const MAX_ANSWER = 4_096;

/** One message for one browser. */
export interface PushMessage {
  url: URL;
  /** Encrypted. */
  body: Uint8Array;
  /** Seconds. */
  ttl: number;
  urgency: string;
  topic: string;
}

/** Hands a message to its push service. Never throws: whatever goes wrong is the answer. */
export type SendPush = (message: PushMessage) => Promise<PushAnswer>;

/**
 * Sends by the Web Push protocol (RFC 8030) with VAPID (RFC 8292), with Node's own client, which knows
 * the way through a proxy. Redirects are not followed.
 *
 * @param options.agent keeps connections alive
 * @param options.timeout ms @default TIMEOUT
 */
export function createSendPush(options: {
  agent: Agent;
  tokens: VapidTokens;
  timeout?: number;
}): SendPush {
  const { agent, tokens, timeout = TIMEOUT } = options;
  return ({ url, body, ttl, urgency, topic }) => {
    const { promise, resolve } = Promise.withResolvers<PushAnswer>();
    const fail = (error: Error) =>
      resolve({ status: null, retryAfter: null, words: wordsOf(error) });
    const outgoing = request({
      hostname: url.hostname,
      path: url.pathname + url.search,
      method: 'POST',
      agent,
      headers: {
        authorization: tokens(url.origin),
        ttl,
        urgency,
        topic,
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        'content-length': body.length,
      },
    });
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer within ${timeout / 1000} s`)),
      timeout,
    );
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      const { statusCode: status = null, headers } = response;
      const retryAfter = headers['retry-after'] ?? null;
      let words = '';
      let length = 0;
      const answer = () => resolve({ status, retryAfter, words: printable(words) });
      response.setEncoding('utf8');
      response.on('error', fail);
      response.on('data', (text: string) => {
        words = (words + text).slice(0, MAX_WORDS);
        length += text.length;
        if (length <= MAX_ANSWER) return;
        answer();
        outgoing.destroy();
      });
      response.on('end', answer);
    });
    outgoing.end(body);
    return promise;
  };
}

/** What went wrong, in few words. */
export function wordsOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : printable(error.message);
}

/** A push service's words as they may be kept: in one line, short. */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS);
}

import type { Dispatcher } from 'undici';
import type { VapidTokens } from '../crypto/vapid-tokens.ts';
import { httpDate, type PushAnswer } from './push-answer.ts';

/** Of a push service's words, characters that are kept. */
const MAX_WORDS = 200;
/** Ms for the rest of an answer once its status is there: what trickles on is cut off. */
const BODY_MS = 5_000;
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
 * Sends by the Web Push protocol (RFC 8030) with VAPID (RFC 8292). Redirects are not followed. Where the
 * push service's clock says that the token was refused for its time alone, it is asked once more.
 *
 * @param options.dispatcher the connections to push services
 */
export function createSendPush(options: {
  dispatcher: Dispatcher;
  tokens: VapidTokens;
  /** Told what a push service's clock shows, in epoch ms. */
  onDate?: (origin: string, date: number) => void;
}): SendPush {
  const { dispatcher, tokens, onDate } = options;

  function ask({ url, body, ttl, urgency, topic }: PushMessage): Promise<PushAnswer> {
    const { promise, resolve } = Promise.withResolvers<PushAnswer>();
    let status: number | null = null;
    let retryAfter: string | null = null;
    let date: number | null = null;
    let words = Buffer.alloc(0);
    let timer: NodeJS.Timeout | undefined;
    const answer = () => {
      clearTimeout(timer);
      resolve({ status, retryAfter, date, words: printable(words.toString()) });
    };
    dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: {
          authorization: tokens.headerFor(url.origin),
          ttl: String(ttl),
          urgency,
          topic,
          'content-type': 'application/octet-stream',
          'content-encoding': 'aes128gcm',
        },
        body,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart(controller, statusCode, headers) {
          status = statusCode;
          clearTimeout(timer);
          timer = setTimeout(() => {
            answer();
            controller.abort(new Error('longer than anybody waits'));
          }, BODY_MS);
          retryAfter = [headers['retry-after']].flat()[0] ?? null;
          const shown = httpDate([headers.date].flat()[0] ?? '');
          date = Number.isNaN(shown) ? null : shown;
        },
        onResponseData(controller, chunk) {
          words = Buffer.concat([words, chunk]);
          if (words.length < MAX_ANSWER) return;
          answer();
          controller.abort(new Error('more than anybody reads'));
        },
        onResponseEnd: answer,
        onResponseError(_controller, error) {
          clearTimeout(timer);
          resolve({ status: null, retryAfter: null, date: null, words: wordsOf(error) });
        },
      },
    );
    return promise;
  }

  return async (message) => {
    const { origin } = message.url;
    const answer = await ask(message);
    if (answer.date !== null) onDate?.(origin, answer.date);
    const isUnauthorised = answer.status === 401 || answer.status === 403;
    // A token that ended too early or too late says that this machine's clock is wrong, not the key.
    return isUnauthorised && tokens.correct(origin, answer.date) ? ask(message) : answer;
  };
}

/** What went wrong, in few words. */
function wordsOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : printable(error.message);
}

/** A push service's words as they may be kept: in one line, short. */
function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS);
}

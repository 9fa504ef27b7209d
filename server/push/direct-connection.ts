import type { TLSSocket } from 'node:tls';
import { type HttpAnswer, type HttpAnswerReader, httpAnswerReader } from './http-answer.ts';

interface Exchange {
  reader: HttpAnswerReader;
  resolve(answer: HttpAnswer): void;
  reject(error: Error): void;
}

/** A connection to a push service that carries one request after the other. */
export interface DirectConnection {
  /** Whether it can carry another request now. */
  readonly isFree: boolean;
  /**
   * Sends a request, whole with its head.
   *
   * @param timeout ms until the answer has to be there
   * @throws Error where none comes
   */
  exchange(request: Buffer, timeout: number): Promise<HttpAnswer>;
}

/**
 * Sends over `socket`, which may still be connecting.
 *
 * @param idle ms that it is kept for while nothing is sent
 */
export function directConnection(socket: TLSSocket, idle: number): DirectConnection {
  let current: Exchange | null = null;
  let isOver = false;

  function end(error: Error): void {
    isOver = true;
    const ended = current;
    current = null;
    socket.destroy();
    ended?.reject(error);
  }

  function done(answer: HttpAnswer): void {
    const { resolve } = current ?? {};
    current = null;
    if (answer.reusable) {
      socket.setTimeout(idle);
      socket.unref(); // a process with nothing else to do may end
    } else {
      isOver = true;
      socket.destroy();
    }
    resolve?.(answer);
  }

  socket.setNoDelay(true);
  socket.on('error', end);
  socket.on('close', () => end(new Error('the connection was closed')));
  socket.on('timeout', () => {
    if (!current) end(new Error('the connection was idle'));
  });
  socket.on('end', () => {
    const answer = current?.reader.end();
    if (answer) done(answer);
    else end(new Error('the connection was closed'));
  });
  socket.on('data', (chunk) => {
    if (!current) return end(new Error('an answer came that nobody asked for'));
    try {
      const answer = current.reader.read(chunk);
      if (answer) done(answer);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });

  return {
    get isFree() {
      return !isOver && !current;
    },
    exchange(request, timeout) {
      const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
      const timer = setTimeout(
        () => end(new Error(`no answer within ${timeout / 1000} s`)),
        timeout,
      );
      current = { reader: httpAnswerReader(), resolve, reject };
      socket.ref();
      socket.write(request);
      return promise.finally(() => clearTimeout(timer));
    },
  };
}

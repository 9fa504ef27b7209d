import { createServer } from 'node:http';
import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerErrors } from './answer-errors.ts';
import { listen } from './listen.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe('a client that leaves in the middle of its request', () => {
  it.each(['content-length: 100\r\n\r\n{', 'transfer-encoding: chunked\r\n\r\n5\r\n{"a"'])(
    'is no outage of the database (%j)',
    async (rest) => {
      const report = vi.fn(() => null);
      const logged = vi.fn();
      const log = pino({ level: 'error' }, { write: logged });
      const answer = answerErrors(log, { report });
      const reading = Promise.withResolvers<void>();
      const answered = Promise.withResolvers<number>();
      const app = new Hono()
        .onError(async (error, c) => {
          const response = await answer(error, c);
          answered.resolve(response.status);
          return response;
        })
        .post('/', async (c) => {
          const text = c.req.text();
          reading.resolve();
          return c.text(await text);
        });
      const server = createServer(getRequestListener(app.fetch));
      closing.push(() => server.close());
      const port = await listen(server, { host: '127.0.0.1', port: 0 });
      const socket = connect(port, '127.0.0.1');
      socket.write(`POST / HTTP/1.1\r\nhost: 127.0.0.1\r\n${rest}`);
      await reading.promise;
      socket.resetAndDestroy();
      expect(await answered.promise).toBe(400);
      expect(report).not.toHaveBeenCalled();
      expect(logged).not.toHaveBeenCalled();
    },
  );
});

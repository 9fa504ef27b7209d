import { createServer, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../http/listen.ts';
import { problemIn } from '../testing/test-server.ts';
import { boundWork } from './bound-work.ts';

/** Answers that are not given yet. */
let open: ServerResponse[];
let url: string;
const server = createServer(
  boundWork(
    (_request, response) => {
      open.push(response);
    },
    () => true,
  ),
);

beforeEach(async () => {
  open = [];
  url = `http://127.0.0.1:${await listen(server, { host: '127.0.0.1', port: 0 })}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string) => fetch(url + path);

async function keepOpen(count: number, path: string): Promise<Promise<Response>[]> {
  const all = open.length + count;
  const asked = Array.from({ length: count }, () => ask(path));
  await expect.poll(() => open.length).toBe(all);
  return asked;
}

it('what is asked for beyond what can be under way is refused, chapters last', async () => {
  const others = await keepOpen(300, '/api/me/notifications');
  const refused = await ask('/api/me/activity');
  expect([refused.headers.get('retry-after'), await problemIn(Promise.resolve(refused))]).toEqual([
    '2',
    '503 busy',
  ]);
  const joining = await keepOpen(200, '/api/presence/connect');
  expect(await problemIn(ask('/api/presence/connect?x'))).toBe('503 busy');
  const probe = await keepOpen(1, '/readyz');

  for (const response of open.splice(0)) response.end();
  await Promise.all([...others, ...joining, ...probe]);
  const next = await keepOpen(1, '/api/me/activity');
  for (const response of open) response.end();
  await Promise.all(next);
}, 20_000);

import { Hono } from 'hono';
import pino from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { answerErrors } from '../http/answer-errors.ts';
import { createRefusedTokens, type RefusedTokens } from './refused-tokens.ts';
import { takeTurns } from './take-turns.ts';

/** Requests under way, by their token, with what ends them. */
let begun: { token: string | null; end: () => void }[];
let refused: RefusedTokens;
let app: Hono;

beforeEach(() => {
  begun = [];
  refused = createRefusedTokens(() => 0);
  app = new Hono()
    .onError(answerErrors(pino({ level: 'silent' })))
    .use(takeTurns(refused))
    .get('/', async (c) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const token = c.req.header('authorization')?.replace('Bearer ', '') ?? null;
      begun.push({ token, end: resolve });
      await promise;
      if (c.req.query('fails')) throw new Error('It failed.');
      return c.text('done');
    });
});

async function ask(token: string | null, path = '/'): Promise<number> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return (await app.request(path, { headers })).status;
}

it('works on four requests of one token at once, and lets nobody else wait for the others', async () => {
  const ofAna = Array.from({ length: 7 }, () => ask('ana'));
  const others = [ask('ben'), ask(null)];
  const first = ['ana', 'ana', 'ana', 'ana', 'ben', null];
  await expect.poll(() => begun.map(({ token }) => token)).toEqual(first);
  for (let ended = 0; ended < 3; ended++) {
    begun[ended]?.end();
    await expect.poll(() => begun.length).toBe(first.length + ended + 1);
  }
  for (const { end } of begun) end();
  expect(await Promise.all([...ofAna, ...others])).toEqual(Array(9).fill(200));
});

it('works on one at a time of a token while more than four wait', async () => {
  const answers = Array.from({ length: 10 }, () => ask('ana'));
  await expect.poll(() => begun.length).toBe(4);
  // Six wait: the next begins when all that were begun are done.
  for (const { end } of begun.slice(0, 3)) end();
  expect(await Promise.all(answers.slice(0, 3))).toEqual([200, 200, 200]);
  expect(begun).toHaveLength(4);
  begun[3]?.end();
  await expect.poll(() => begun.length).toBe(5);
  // Five wait, and then four: those come at once.
  begun[4]?.end();
  await expect.poll(() => begun.length).toBe(9);
  for (const { end } of begun) end();
  await expect.poll(() => begun.length).toBe(10);
  begun[9]?.end();
  expect(await Promise.all(answers)).toEqual(Array(10).fill(200));
});

it('goes on after a request that failed', async () => {
  const failing = Array.from({ length: 4 }, () => ask('ana', '/?fails=1'));
  const next = ask('ana');
  await expect.poll(() => begun.length).toBe(4);
  for (const { end } of begun) end();
  expect(await Promise.all(failing)).toEqual([500, 500, 500, 500]);
  await expect.poll(() => begun.length).toBe(5);
  begun[4]?.end();
  expect(await next).toBe(200);
});

it('refuses who was told to wait at once, and who waits when that becomes known', async () => {
  const answers = Array.from({ length: 5 }, () => ask('ana'));
  await expect.poll(() => begun.length).toBe(4);
  refused.add('ana', 9);
  expect(await ask('ana')).toBe(429);
  for (const { end } of begun) end();
  expect(await Promise.all(answers)).toEqual([200, 200, 200, 200, 429]);
});

it('lets a hundred wait, and sends away who comes then', async () => {
  const answers = Array.from({ length: 105 }, () => ask('ana'));
  await expect.poll(() => begun.length).toBe(4);
  expect(await answers.at(-1)).toBe(429);
  refused.add('ana', 1);
  for (const { end } of begun) end();
  const statuses = await Promise.all(answers);
  expect(statuses.filter((status) => status === 200)).toHaveLength(4);
});

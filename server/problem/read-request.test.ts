import { Hono } from 'hono';
import { pino } from 'pino';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ProblemBody } from '../contract/api.ts';
import { listOf } from '../contract/list.ts';
import { ActivityReport } from '../contract/presence.ts';
import { Receipts } from '../contract/push.ts';
import { answerErrors } from '../http/answer-errors.ts';
import { parseJson } from './parse-json.ts';
import { readJson } from './read-request.ts';

const log = pino({ enabled: false });

/** What is answered to a body that `schema` does not take. */
async function problemOf(schema: v.GenericSchema, body: string) {
  const app = new Hono().onError(answerErrors(log)).post('/', async (c) => {
    await readJson(c.req, schema);
    return c.text('taken');
  });
  const answer = await app.request('/', { method: 'POST', body });
  expect(answer.status).toBe(400);
  const text = await answer.text();
  return { bytes: text.length, ...v.parse(ProblemBody, JSON.parse(text)) };
}

const brackets = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('a body that is wrong', () => {
  it.each([
    ['receipts', Receipts, `{"receipts":[${Array(900).fill('{}')}]}`],
    [
      'activity',
      ActivityReport,
      `{"browserId":"12345678","away":true,"channels":[${Array(30_000).fill('7')}]}`,
    ],
  ])('is judged by the length of its list before the items: %s', async (_what, schema, body) => {
    const { bytes, errors } = await problemOf(schema, body);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.detail).toContain('length');
    expect(bytes).toBeLessThan(1_000);
  });

  it('is refused unparsed where it is full of objects', async () => {
    const full = `{"receipts":[${Array(21_000).fill('{}')}]}`;
    const { bytes, detail } = await problemOf(Receipts, full);
    expect(detail).toBe('The body has more than 1000 lists and objects.');
    expect(bytes).toBeLessThan(1_000);
  });

  it('is told of in 20 problems at most', async () => {
    const { errors, detail } = await problemOf(listOf(v.string(), 100), `[${Array(100).fill(7)}]`);
    expect(errors).toHaveLength(20);
    expect(detail.match(/Invalid type/g)).toHaveLength(20);
  });

  it('is not said back whole', async () => {
    const long = 'x'.repeat(60_000);
    const schema = v.strictObject({ a: v.number() });
    expect((await problemOf(schema, JSON.stringify({ a: long }))).bytes).toBeLessThan(2_000);
    expect((await problemOf(schema, JSON.stringify({ a: 1, [long]: 1 }))).bytes).toBeLessThan(
      2_000,
    );
  });

  it.each([17, 5_000, 100_000])(
    'is refused with %i levels, whatever is asked for',
    async (levels) => {
      const { detail } = await problemOf(v.unknown(), `{"a":${brackets(levels)}}`);
      expect(detail).toContain('nested');
    },
  );

  it('is not JSON', async () => {
    expect((await problemOf(v.unknown(), '{"a":')).detail).toBe('The body is not JSON.');
    expect((await problemOf(v.unknown(), '')).detail).toBe('The body is not JSON.');
  });
});

it('reads nesting up to 16 levels, and brackets in a string as what they are', () => {
  expect(parseJson(brackets(16))).toBeInstanceOf(Array);
  const text = `${'['.repeat(50)}"\\\\${'{'.repeat(50)}`;
  expect(parseJson(JSON.stringify({ text }))).toEqual({ text });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ApiError, sentenceOf } from './api-error.ts';
import { readAnswer } from './read-answer.ts';

const Body = v.object({ name: v.string() });
const answer = (status: number, body: unknown) =>
  readAnswer(v.unknown(), Response.json(body, { status }));

describe('an answer', () => {
  it('is what the page needs of it', async () => {
    const body = { name: 'Ana', more: 1 };
    expect(await readAnswer(Body, Response.json(body))).toEqual({ name: 'Ana' });
  });

  it('of another shape asks to reload the page', async () => {
    await expect(readAnswer(Body, Response.json({}))).rejects.toThrow('reload this page');
    const page = new Response('<h1>Sign in to this network</h1>');
    await expect(readAnswer(Body, page)).rejects.toThrow('reload this page');
  });

  it('that is an error says so in the server’s words, with its fields', async () => {
    const errors = [{ pointer: '#/url', detail: 'It leads elsewhere.' }];
    const problem = { detail: 'No.', errors };
    const error = new ApiError('No.', 422, errors);
    await expect(answer(422, problem)).rejects.toEqual(error);
    await expect(answer(422, problem)).rejects.toMatchObject({ status: 422, errors });
  });

  it('that is an error without words has its status told', async () => {
    await expect(answer(503, {})).rejects.toThrow('The server answered 503.');
    const page = new Response('<h1>Bad gateway</h1>', { status: 502 });
    await expect(readAnswer(Body, page)).rejects.toThrow('The server answered 502.');
  });
});

it('tells people of what the server said, and of no bug', () => {
  expect(sentenceOf(new ApiError('No.', 422))).toBe('No.');
  const bug = new TypeError('x is not a function');
  expect(() => sentenceOf(bug)).toThrow(bug);
});

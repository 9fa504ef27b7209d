import { describe, expect, it } from 'vitest';
import { httpAnswerReader } from './http-answer.ts';

/** Reads `parts` one after the other. */
function read(...parts: string[]) {
  const reader = httpAnswerReader();
  const answers = parts.map((part) => reader.read(Buffer.from(part)));
  expect(answers.slice(0, -1).every((answer) => answer === null)).toBe(true);
  return answers.at(-1) ?? null;
}

const CREATED = 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\nLocation: /m/1\r\n\r\n';
const TOO_MANY =
  'HTTP/1.1 429 Too Many Requests\r\nretry-after:  120 \r\ncontent-length: 9\r\n\r\nlåter!!!';

describe('an answer', () => {
  it('is read', () => {
    expect(read(CREATED)).toEqual({ status: 201, retryAfter: null, body: '', reusable: true });
    expect(read(TOO_MANY)).toMatchObject({ status: 429, retryAfter: '120', body: 'låter!!!' });
    expect(read('HTTP/1.1 204\r\n\r\n')).toMatchObject({ status: 204, reusable: true });
  });

  it('is read however it is cut', () => {
    for (const whole of [CREATED, TOO_MANY]) expect(read(...whole.split(''))).toEqual(read(whole));
  });

  it('may come after others that are not final', () => {
    expect(read(`HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${CREATED}`)).toEqual(read(CREATED));
  });

  it('may come in chunks', () => {
    const chunked = 'HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n';
    const expected = { status: 400, body: 'bad key', reusable: true };
    const body = '3;x=y\r\nbad\r\n4\r\n key\r\n0\r\n\r\n';
    expect(read(...(chunked + body).split(''))).toMatchObject(expected);
    expect(read(`${chunked}0\r\nExpires: never\r\n\r\n`)).toMatchObject({ body: '' });
  });

  it('may last until the connection ends, and then that is not used again', () => {
    const reader = httpAnswerReader();
    expect(reader.read(Buffer.from('HTTP/1.0 500 Oops\r\n\r\nsor'))).toBe(null);
    expect(reader.read(Buffer.from('ry'))).toBe(null);
    expect(reader.end()).toMatchObject({ status: 500, body: 'sorry', reusable: false });
  });

  it.each([
    ['says so', 'HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
    ['has more after it', `${CREATED}HTTP/1.1 200 OK\r\n\r\n`],
    ['is endless', `HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n${'x'.repeat(5_000)}`],
  ])('leaves a connection that is not used again where it %s', (_what, text) => {
    expect(read(text)).toMatchObject({ reusable: false });
  });

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'],
    ['a chunk that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`],
  ])('is refused: %s', (_what, text) => {
    expect(() => read(text)).toThrow();
  });

  it('that is cut short is none', () => {
    for (const text of ['HTTP/1.1 20', TOO_MANY.slice(0, -3)]) {
      const reader = httpAnswerReader();
      reader.read(Buffer.from(text));
      expect(reader.end()).toBe(null);
    }
  });
});

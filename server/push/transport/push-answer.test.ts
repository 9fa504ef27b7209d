import { describe, expect, it } from 'vitest';
import { classifyResponse, retryAfterMs } from './push-answer.ts';

const answer = (status: number | null) => ({ status, retryAfter: null, date: 0, words: '' });

describe('classifyResponse', () => {
  it.each([200, 201, 202])('takes %i for sent', (status) => {
    expect(classifyResponse(answer(status))).toEqual({ kind: 'sent' });
  });

  it.each([404, 410])('takes %i for a subscription that is gone', (status) => {
    expect(classifyResponse(answer(status))).toEqual({ kind: 'gone' });
  });

  it.each([
    [400, 'bad-request'],
    [403, 'unauthorised'],
    [413, 'too-large'],
    [302, 'redirect'],
    [307, 'redirect'],
    [418, 'status-418'],
  ])('gives up after %i and keeps why', (status, reason) => {
    expect(classifyResponse(answer(status))).toEqual({ kind: 'failed', reason });
  });

  it.each([401, 403])('is in doubt about %i of a service that shows no clock', (status) => {
    const dateless = { ...answer(status), date: null };
    expect(classifyResponse(dateless)).toEqual({ kind: 'doubtful', reason: 'unauthorised' });
  });

  it.each([null, 408, 429, 500, 502, 503])('tries again after %s', (status) => {
    expect(classifyResponse(answer(status))).toEqual({ kind: 'retry' });
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['86400', 3_600_000],
    ['999999999', 3_600_000],
    ['Tue, 01 Mar 2050 12:00:00 GMT', 3_600_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [null, null],
  ])('reads %j', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

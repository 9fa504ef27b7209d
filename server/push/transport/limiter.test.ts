import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

describe('a limiter', () => {
  it('runs so many at a time, in order, and goes on after a failure', async () => {
    const limit = createLimiter(2);
    const started: number[] = [];
    const ends = [0, 1, 2, 3].map(() => Promise.withResolvers<number>());
    const results = ends.map(({ promise }, number) =>
      limit(() => {
        started.push(number);
        return promise;
      }),
    );
    const settled = Promise.allSettled(results);
    expect(started).toEqual([0, 1]);
    ends[1]?.reject(new Error('failed'));
    await expect(results[1]).rejects.toThrow('failed');
    expect(started).toEqual([0, 1, 2]);
    for (const [number, { resolve }] of ends.entries()) resolve(number);
    expect((await settled).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(started).toEqual([0, 1, 2, 3]);
  });
});

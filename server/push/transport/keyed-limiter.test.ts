import { describe, expect, it } from 'vitest';
import { createKeyedLimiter } from './keyed-limiter.ts';

describe('a keyed limiter', () => {
  it('lets tasks of one key wait for each other, and not for those of another', async () => {
    const limit = createKeyedLimiter(1);
    const started: string[] = [];
    const first = Promise.withResolvers<void>();
    const run = (key: string, end: Promise<void>) =>
      limit(key, () => {
        started.push(key);
        return end;
      });
    const tasks = [run('a', first.promise), run('a', Promise.resolve())];
    await run('b', Promise.resolve());
    expect(started).toEqual(['a', 'b']);
    first.resolve();
    await Promise.all(tasks);
    expect(started).toEqual(['a', 'b', 'a']);
  });
});

import { describe, expect, it } from 'vitest';
import { createKeyedLimiter } from './keyed-limiter.ts';

/** Tasks that note when they begin, and end when they are told to. */
function createTasks(limit: ReturnType<typeof createKeyedLimiter>) {
  const started: string[] = [];
  const run = (key: string, name: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const result = limit(key, () => {
      started.push(name);
      return promise;
    });
    return { result, end: () => resolve(name), fail: () => reject(new Error(name)) };
  };
  return { started, run };
}

describe('a keyed limiter', () => {
  it('lets tasks of one key wait for each other, and not for those of another', async () => {
    const { started, run } = createTasks(createKeyedLimiter(1));
    const [first, second, other] = [run('a', 'a1'), run('a', 'a2'), run('b', 'b1')];
    other.end();
    await other.result;
    expect(started).toEqual(['a1', 'b1']);
    first.end();
    second.end();
    expect(await second.result).toBe('a2');
    expect(started).toEqual(['a1', 'b1', 'a2']);
  });

  it('runs so many at a time, in order, and gives every place back, also after a failure', async () => {
    const { started, run } = createTasks(createKeyedLimiter(2));
    for (const round of ['first', 'second']) {
      started.length = 0;
      const [one, two, three] = ['1', '2', '3'].map((name) => run(round, name));
      const last = run('other', 'last');
      last.end();
      await last.result;
      expect(started).toEqual(['1', '2', 'last']);
      two?.fail();
      await expect(two?.result).rejects.toThrow('2');
      await expect.poll(() => started).toEqual(['1', '2', 'last', '3']);
      one?.end();
      three?.end();
      await Promise.all([one?.result, three?.result]);
    }
  });

  it('gives places back while its key has tasks', async () => {
    const { started, run } = createTasks(createKeyedLimiter(1));
    const names = ['1', '2', '3', '4'];
    const tasks = names.map((name) => run('a', name));
    for (const { end } of tasks) end();
    await Promise.all(tasks.map(({ result }) => result));
    expect(started).toEqual(names);
  });
});

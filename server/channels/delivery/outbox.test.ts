import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Feed, Outbox } from './outbox.ts';

function fail(error: unknown): never {
  throw error;
}

/** A channel with so many deliveries to make, which notes each slice in `log`. */
function feedOf(name: string, deliveries: number, log: string[]): Feed {
  let left = deliveries;
  return {
    get pending() {
      return left > 0;
    },
    deliver(atMost) {
      const done = Math.min(left, atMost);
      left -= done;
      log.push(`${name} ${done}`);
      return done;
    },
  };
}

describe('an outbox', () => {
  it('lets everything be said in one turn before it writes, once', async () => {
    const outbox = new Outbox(fail);
    const log: string[] = [];
    outbox.addSink({ flush: () => log.push('written') });
    outbox.addFeed(feedOf('a', 2, log));
    expect(log).toEqual([]);
    await setImmediate();
    expect(log).toEqual(['a 2', 'written']);
  });

  it('serves a small channel in its turn while a large one is under way', async () => {
    const outbox = new Outbox(fail);
    const log: string[] = [];
    outbox.addFeed(feedOf('large', 100_000, log));
    outbox.addFeed(feedOf('small', 10, log));
    await setImmediate();
    expect(log.slice(0, 3)).toEqual(['large 256', 'small 10', 'large 256']);
  });

  it('lets the event loop go on between two parts of a large channel', async () => {
    const outbox = new Outbox(fail);
    const log: string[] = [];
    outbox.addFeed(feedOf('large', 5000, log));
    await setImmediate();
    const inFirstTurn = log.length;
    expect(inFirstTurn).toBeLessThan(20);
    outbox.addFeed(feedOf('late', 1, log));
    while (log.length < 21) await setImmediate();
    expect(log.indexOf('late 1')).toBeLessThan(inFirstTurn + 2);
  });

  it('passes over no channel when more wait than a turn has room for', async () => {
    const outbox = new Outbox(fail);
    const log: string[] = [];
    for (let n = 0; n < 30; n += 1) outbox.addFeed(feedOf(`channel${n}`, 256, log));
    for (let turns = 0; turns < 10; turns += 1) await setImmediate();
    expect(new Set(log)).toEqual(new Set(Array.from({ length: 30 }, (_, n) => `channel${n} 256`)));
    expect(log).toHaveLength(30);
  });
});

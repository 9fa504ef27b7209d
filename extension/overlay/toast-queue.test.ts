import { describe, expect, it } from 'vitest';
import {
  advance,
  dismiss,
  EMPTY_QUEUE,
  enqueue,
  hold,
  keepPresent,
  nextChange,
  postpone,
  release,
  resume,
  type ToastQueue,
} from './toast-queue.ts';

const MERGE_WITHIN_MS = 1_000;
const SHOWN_FOR_MS = 5_000;

const START = 1_000_000;

const people = (...ids: string[]) =>
  ids.map((id) => ({ id, name: id, imageUrl: null, away: false, returned: false }));
const names = (queue: ToastQueue) => queue.shown.map(({ id }) => id);
const first = enqueue(EMPTY_QUEUE, people('ana'), START);

/** The queue when all that falls due until `now` has happened, as a timer would have it. */
function at(queue: ToastQueue, now: number): ToastQueue {
  const due = nextChange(queue);
  return due === null || due > now ? queue : at(advance(queue, due), now);
}

describe('toast queue', () => {
  it('shows a toast at once, for 5 s', () => {
    expect(names(first)).toEqual(['ana']);
    expect(at(first, START + SHOWN_FOR_MS - 1).leaving).toBe(false);
    expect(at(first, START + SHOWN_FOR_MS).leaving).toBe(true);
    expect(names(at(first, START + SHOWN_FOR_MS + 1_000))).toEqual([]);
  });

  it('merges who joins within a second, and gives the whole its 5 s', () => {
    const then = START + MERGE_WITHIN_MS - 1;
    const merged = enqueue(first, people('ben', 'cem'), then);
    expect(names(merged)).toEqual(['ana', 'ben', 'cem']);
    expect(nextChange(merged)).toBe(then + SHOWN_FOR_MS);
  });

  it('names nobody twice in one toast', () => {
    expect(names(enqueue(first, people('ana', 'ben'), START))).toEqual(['ana', 'ben']);
  });

  it('lets who joins later wait for the present toast to end, all for the same next one', () => {
    let queue = enqueue(first, people('ben'), START + 2_000);
    queue = enqueue(queue, people('cem'), START + 4_000);
    expect(names(queue)).toEqual(['ana']);
    queue = at(queue, START + SHOWN_FOR_MS + 1_000);
    expect(names(queue)).toEqual(['ben', 'cem']);
    expect(queue.leaving).toBe(false);
  });

  it('does not merge into a toast that fades away', () => {
    const fading = dismiss(first, START + 100);
    const queue = enqueue(fading, people('ben'), START + 150);
    expect(names(queue)).toEqual(['ana']);
    expect(names(at(queue, START + 1_000))).toEqual(['ben']);
  });

  it('drops who waits but has gone meanwhile', () => {
    const queue = enqueue(first, people('ben', 'cem'), START + 2_000);
    expect(keepPresent(queue, new Set(['ana', 'cem'])).waiting).toEqual(people('cem'));
  });

  it('stops the clock while it is held, and goes on from there', () => {
    const held = hold(first, START + 1_000);
    expect(nextChange(held)).toBeNull();
    expect(advance(held, START + 60_000)).toBe(held);
    expect(nextChange(release(held, START + 60_000))).toBe(START + SHOWN_FOR_MS + 59_000);
  });

  it('is held from when it was first held, by the mouse or the focus', () => {
    const held = hold(hold(first, START + 1_000), START + 3_000);
    expect(nextChange(release(held, START + 3_000))).toBe(START + SHOWN_FOR_MS + 2_000);
  });

  it('can be dismissed while it is held', () => {
    const queue = dismiss(hold(first, START + 1_000), START + 2_000);
    expect(queue.leaving).toBe(true);
    expect(names(at(release(queue, START + 2_000), START + 3_000))).toEqual([]);
  });

  it('does nothing before its time', () => {
    expect(advance(first, START + 1_000)).toBe(first);
    expect(advance(EMPTY_QUEUE, START)).toBe(EMPTY_QUEUE);
  });

  it('names who was not seen once toasts can be, for 5 s, with who joined since', () => {
    const unseen = postpone(first);
    expect(names(unseen)).toEqual([]);
    expect(nextChange(unseen)).toBeNull();
    const more = postpone(enqueue(unseen, people('ben'), START + 20_000));
    const seen = resume(more, START + 60_000);
    expect(names(seen)).toEqual(['ana', 'ben']);
    expect(nextChange(seen)).toBe(START + 60_000 + SHOWN_FOR_MS);
  });

  it('names nobody who left before toasts could be seen', () => {
    const left = keepPresent(postpone(first), new Set(['ben']));
    expect(resume(left, START + 60_000)).toEqual(EMPTY_QUEUE);
  });

  it('does not tell again what was fading away', () => {
    const fading = advance(first, START + SHOWN_FOR_MS);
    expect(resume(postpone(fading), START + 60_000)).toEqual(EMPTY_QUEUE);
  });
});

describe('who joins a chapter of many', () => {
  const GATHER_MS = 30_000;
  const one = enqueue(EMPTY_QUEUE, people('ana'), START, GATHER_MS);

  it('is gathered for 30 s with those who follow, into one toast', () => {
    const more = enqueue(one, people('ben', 'cem'), START + 29_000, GATHER_MS);
    expect(names(resume(more, START + 29_999))).toEqual([]);
    const toast = resume(more, START + GATHER_MS);
    expect(toast).toMatchObject({ gathered: true, waiting: [] });
    expect(names(toast)).toEqual(['ana', 'ben', 'cem']);
  });

  it('who comes while it is shown waits for the next', () => {
    const toast = resume(one, START + GATHER_MS);
    const later = enqueue(toast, people('ben'), START + GATHER_MS + 100, GATHER_MS);
    expect(names(later)).toEqual(['ana']);
    const after = at(later, START + GATHER_MS + 10_000);
    expect(names(after)).toEqual([]);
    expect(names(resume(after, START + 2 * GATHER_MS + 100))).toEqual(['ben']);
  });

  it('is told of as gathered also where that could not be seen for a while', () => {
    const toast = resume(one, START + GATHER_MS);
    expect(resume(postpone(toast), START + GATHER_MS + 1)).toMatchObject({ gathered: true });
  });

  it('is told of with the next who joins a chapter that has few again', () => {
    const few = enqueue(one, people('ben'), START + 1_000);
    expect(few).toMatchObject({ gathered: false });
    expect(names(few)).toEqual(['ana', 'ben']);
  });

  it('gets no toast where there are more than that', () => {
    expect(enqueue(EMPTY_QUEUE, people('ana'), START, Infinity)).toBe(EMPTY_QUEUE);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseBatch } from './choose.ts';
import { createRandom } from './random.ts';
import { newWorld } from './world.ts';

const START = newWorld(['Ana', 'Ben'], ['Cem']);

function batch(seed: number) {
  return chooseBatch(START, 300, createRandom(seed), { tab: 0, newcomer: 0 });
}

describe('a batch of steps', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(batch(1)).toEqual(batch(1));
    expect(batch(1).steps).not.toEqual(batch(2).steps);
  });

  it('leaves nothing stalled', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      expect(batch(seed).world.browsers.map(({ line }) => line)).not.toContain('stalled');
    }
  });

  it('has people come who were never seen before, each of them once', () => {
    const names = batch(1).steps.flatMap((step) =>
      step.kind === 'newcomer' ? [step.learner] : [],
    );
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has levels, lists and what admins do in it', () => {
    const kinds = [1, 2, 3].flatMap((seed) => batch(seed).steps.map(({ kind }) => kind));
    for (const kind of ['level', 'course-level', 'list', 'unlist', 'bar', 'take-name'] as const) {
      expect(kinds).toContain(kind);
    }
  });
});

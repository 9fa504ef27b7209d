import { describe, expect, it } from 'vitest';
import { chooseBatch } from './choose.ts';
import { createRandom } from './random.ts';
import { worldAfter } from './step.ts';
import { newWorld, presentOn } from './world.ts';

const START = newWorld(['Ana', 'Ben'], ['Cem']);

function batch(seed: number) {
  return chooseBatch(START, 300, createRandom(seed), { next: 0 });
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
});

describe('who is on a chapter', () => {
  it('is whoever has it in a tab, or joined it, once, while their line is not gone', () => {
    let world = worldAfter(START, { kind: 'open', browser: 0, tab: 0, chapter: '1' });
    world = worldAfter(world, { kind: 'open', browser: 0, tab: 1, chapter: '1' });
    world = worldAfter(world, { kind: 'join', client: 0, chapter: '1' });
    expect(presentOn(world, '1')).toEqual(new Set(['Ana', 'Cem']));
    expect(presentOn(worldAfter(world, { kind: 'refuse', browser: 0 }), '1')).toEqual(
      new Set(['Cem']),
    );
    expect(presentOn(worldAfter(world, { kind: 'kill', browser: 0 }), '1')).toContain('Ana');
  });
});

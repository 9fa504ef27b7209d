import { describe, expect, it } from 'vitest';
import { Batch } from './batch.ts';

function batchOf(...publications: [text: string, except: string | null][]): Batch<string> {
  return new Batch(publications.map(([text, except]) => ({ frame: Buffer.from(text), except })));
}

function textFor(batch: Batch<string>, recipient: string): string {
  return Buffer.concat(batch.for(recipient)).toString();
}

describe('a batch', () => {
  it('is one run of bytes for who is left out of nothing', () => {
    const batch = batchOf(['a', null], ['b', 'ana'], ['c', null]);
    expect(batch.for('ben')).toHaveLength(1);
    expect(textFor(batch, 'ben')).toBe('abc');
    expect(batch.for('ben')[0]).toBe(batch.for('cleo')[0]);
  });

  it.each([
    ['at the start', ['ana', null, null], 'bc'],
    ['in the middle', [null, 'ana', null], 'ac'],
    ['at the end', [null, null, 'ana'], 'ab'],
    ['twice', ['ana', null, 'ana'], 'b'],
    ['of all', ['ana', 'ana', 'ana'], ''],
  ])('leaves a recipient out %s', (_where, [a = null, b = null, c = null], text) => {
    const batch = batchOf(['a', a], ['b', b], ['c', c]);
    expect(textFor(batch, 'ana')).toBe(text);
    expect(textFor(batch, 'ben')).toBe('abc');
  });

  it('of one frame is that frame', () => {
    const frame = Buffer.from('a');
    const batch = new Batch([{ frame, except: 'ana' }]);
    expect(batch.for('ben')[0]).toBe(frame);
    expect(batch.for('ana')).toEqual([]);
  });
});

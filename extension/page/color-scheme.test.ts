import { describe, expect, it } from 'vitest';
import { colorScheme } from './color-scheme.ts';

describe('colorScheme', () => {
  it.each([
    ['dark', '', 'dark'],
    ['only light', '', 'only light'],
    ['light dark', 'dark', 'light dark'],
    ['normal', 'dark', 'dark'],
  ])('takes on what the page declares: property %s, meta %s', (property, meta, expected) => {
    expect(colorScheme(property, meta, noLook)).toBe(expected);
  });

  it.each([
    ['light', ['rgba(0, 0, 0, 0)', 'rgb(253, 253, 252)']],
    ['dark', ['rgba(0, 0, 0, 0)', 'rgb(18, 19, 23)', 'rgb(255, 255, 255)']],
    ['dark', ['oklch(0.2 0.02 250)']],
    ['light', ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0)']],
  ])('goes with the background where the page declares none: %s', (expected, backgrounds) => {
    for (const meta of ['', 'normal', 'sepia']) {
      expect(colorScheme('normal', meta, () => backgrounds)).toBe(expected);
    }
  });
});

/** What the page declares holds, whatever its colours are. */
function noLook(): never {
  throw new Error('The background makes no difference.');
}

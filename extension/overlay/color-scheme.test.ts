import { describe, expect, it } from 'vitest';
import { colorScheme } from './color-scheme.ts';

describe('colorScheme', () => {
  it.each([
    ['dark', undefined, 'dark'],
    ['only light', undefined, 'only light'],
    ['light dark', 'dark', 'light dark'],
    ['normal', 'dark', 'dark'],
  ])('takes on what the page declares: property %s, meta %s', (property, meta, expected) => {
    expect(colorScheme(property, meta)).toBe(expected);
  });

  it.each([[undefined], [''], ['normal'], ['sepia']])(
    'leaves it to the system where the page declares none: meta %s',
    (meta) => {
      expect(colorScheme('normal', meta)).toBe('light dark');
    },
  );
});

import { afterEach, describe, expect, it, vi } from 'vitest';

const words = async () => {
  const [count, people, badge, phrase] = await Promise.all([
    import('./count.ts'),
    import('./en/people.ts'),
    import('../worker/badge.ts'),
    import('./phrase.ts'),
  ]);
  return { ...count, ...people, ...badge, ...phrase };
};

describe('shortCount', () => {
  it.each([
    [1, '1'],
    [999, '999'],
    [1_000, '1k'],
    [1_200, '1.2k'],
    [48_210, '48k'],
    [1_500_000, '1.5m'],
  ])('writes %i as %s', async (count, expected) => {
    expect((await words()).shortCount(count)).toBe(expected);
  });
});

describe('numbers in sentences', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it.each(['de', 'ar', 'hi'])(
    'are written in the language of the sentence, in a browser that speaks %s',
    async (language) => {
      vi.resetModules();
      vi.stubGlobal('Intl', {
        ...Intl,
        NumberFormat: withDefault(Intl.NumberFormat, language),
        PluralRules: withDefault(Intl.PluralRules, language),
        ListFormat: withDefault(Intl.ListFormat, language),
      });
      const { fullCount, shortCount, hereToo, plain, badgeOf } = await words();
      expect(fullCount(1_198)).toBe('1,198');
      expect(shortCount(1_198)).toBe('1.2k');
      expect(plain(hereToo([{ name: 'Ana' }, { name: 'Ben' }], 1_200))).toBe(
        'Ana, Ben and 1,198 others are here',
      );
      expect(badgeOf(1_198, 'live').title).toBe('1,198 people learning now');
    },
  );
});

/** A browser's `Intl` formatter whose own language is `language`. */
function withDefault<Format, Options>(
  Formatter: new (language?: string, options?: Options) => Format,
  language: string,
): (asked?: string, options?: Options) => Format {
  return function make(asked = language, options) {
    return new Formatter(asked, options);
  };
}

import { describe, expect, it } from 'vitest';
import { exampleAddress, VARIANTS } from '../../../server/contract/sites/example-address.ts';
import { PRESETS } from '../../../server/contract/sites/presets/presets.ts';
import { readChapter } from '../../../server/contract/sites/read-chapter.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { spellings } from '../../../server/contract/sites/testing/spellings.ts';
import { type MatchPatterns, matchPatterns } from './match-patterns.ts';

const H = 'https://learn.example.com';
const site = (rule: Partial<SiteRule>): SiteRule => ({
  id: 'school',
  origins: [H],
  pages: [{ at: '/courses/{course}/chapters/{chapter}' }],
  ...rule,
});

describe('the match patterns of a site', () => {
  it.each<[string, Partial<SiteRule>, Partial<MatchPatterns>]>([
    [
      'ports, which Chrome does not compare',
      { origins: ['http://127.0.0.1:*', `${H}:8443`] },
      {
        hosts: ['http://127.0.0.1/*', `${H}/*`],
        chapters: ['http://127.0.0.1/courses/*/chapters/*', `${H}/courses/*/chapters/*`],
      },
    ],
    [
      'hosts below one, and such as are written in other letters',
      { origins: ['https://*.example.com', 'https://räume.example'] },
      { site: ['https://*.example.com/*', 'https://xn--rume-loa.example/*'] },
    ],
    [
      'the base',
      { base: '/my/moodle' },
      {
        hosts: [`${H}/*`],
        site: [`${H}/my/moodle`, `${H}/my/moodle/*`, `${H}/my/moodle?*`],
        chapters: [`${H}/my/moodle/courses/*/chapters/*`],
      },
    ],
    [
      'languages',
      { locales: ['de', 'pt-BR'], pages: [{ at: '/c/{course}/{chapter}' }] },
      { chapters: [`${H}/c/*/*`, `${H}/de/c/*/*`, `${H}/pt-BR/c/*/*`] },
    ],
    [
      'languages that the rest covers',
      { locales: ['de'], pages: [{ at: '/{course}/{chapter...}' }] },
      { chapters: [`${H}/*/*`] },
    ],
    [
      'one of several words',
      { pages: [{ at: '/{course}/{kind:pages|quizzes}/{chapter}' }] },
      { chapters: [`${H}/*/pages/*`, `${H}/*/quizzes/*`] },
    ],
    [
      'text around a placeholder, and letters that are encoded in addresses',
      { pages: [{ at: '/räume/{course}/lesson-{chapter:number}.html' }] },
      { chapters: [`${H}/r*ume/*/lesson-*.html*`] },
    ],
    [
      'segments of which there may be none',
      { pages: [{ at: '/a/**/{course}/{chapter}' }] },
      { chapters: [`${H}/a*/*/*`] },
    ],
    [
      'a query in any order',
      { pages: [{ at: '/mod/view.php?id={chapter}&course={course}' }] },
      { chapters: [`${H}/mod/view.php*id=*`] },
    ],
    [
      'a fragment, which tells nothing',
      { base: '/course', pages: [{ at: '/#/{chapter...}', course: 'one' }] },
      { chapters: [`${H}/course/*`] },
    ],
    [
      'frames',
      {
        frames: [
          { origins: ['https://content.example'], at: '/{slide}', chapter: '{chapter}/{slide}' },
        ],
      },
      { frames: ['https://content.example/*'] },
    ],
  ])('have %s', (_, rule, expected) => {
    expect(matchPatterns(site(rule))).toMatchObject(expected);
  });

  it('are few, however many words there are', () => {
    const words = (name: string) => `{${name}:a|b|c|d|e}`;
    const at = `/${words('x')}/${words('y')}/${words('z')}/{course}/{chapter}`;
    expect(matchPatterns(site({ pages: [{ at }] })).chapters).toEqual([`${H}/*/*/*/*/*`]);
  });

  it.each(PRESETS)('cover every chapter by the preset $name', ({ rule, example }) => {
    const preset: SiteRule = { ...rule, id: 'school', origins: [new URL(example.url).origin] };
    const patterns = matchPatterns(preset);
    const examples = preset.pages
      .flatMap(({ at }) => at)
      .flatMap((at) =>
        VARIANTS.flatMap(
          (variant) => exampleAddress(preset.origins[0] ?? '', '', at, variant) ?? [],
        ),
      );
    let chapters = 0;
    for (const url of [example.url, ...examples].flatMap((each) => [each, ...spellings(each)])) {
      const read = readChapter([preset], { url });
      if ('why' in read && read.why.code !== 'no-element') continue;
      chapters += 1;
      expect({ url, isMatched: patterns.site.some((each) => matches(each, url)) }).toEqual({
        url,
        isMatched: true,
      });
    }
    for (const url of examples) {
      expect({ url, isMatched: patterns.chapters.some((each) => matches(each, url)) }).toEqual({
        url,
        isMatched: true,
      });
    }
    expect(chapters).toBeGreaterThan(10);
  });
});

/** As a browser compares them. */
function matches(pattern: string, address: string): boolean {
  const url = new URL(address);
  const shown = `${url.protocol}//${url.hostname.replace(/\.$/, '')}${url.pathname}${url.search}`;
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(shown);
}

import { describe, expect, it } from 'vitest';
import { PRESETS } from '../presets/presets.ts';
import { readChapter } from '../read-chapter.ts';
import type { SiteRule } from '../rule.ts';
import { spellings } from './spellings.ts';

/** An address by its path, what the body's class is, and course and chapter. */
type Row = [path: string, course: string, chapter: string, bodyClass?: string];

const HOST = 'https://school.example.edu';

/** Tests a preset: addresses that are chapters, in all their spellings, and such as are none. */
export function describePreset(name: string, rows: readonly Row[], none: readonly string[]): void {
  const preset = PRESETS.find((each) => each.name === name);
  if (!preset) throw new Error(`no preset is called ${name}`);
  const rule: SiteRule = { ...preset.rule, id: 'school', origins: [HOST] };
  const read = (url: string, bodyClass?: string) =>
    readChapter([rule], { url, elements: bodyClass ? { 'body@class': bodyClass } : {} });

  describe(`the preset ${name}`, () => {
    it.each(rows)('reads %s as (%s, %s)', (path, course, chapter, bodyClass) => {
      for (const url of [HOST + path, ...spellings(HOST + path)]) {
        expect({ url, ...read(url, bodyClass) }).toMatchObject({
          url,
          found: { room: { site: 'school', course, chapter } },
        });
      }
    });

    it.each(none)('takes %s for no chapter', (path) => {
      for (const url of [HOST + path, ...spellings(HOST + path)]) {
        expect({ url, ...read(url, 'course-5 cmid-') }).toMatchObject({ url, why: {} });
      }
    });

    it('knows the example that people are shown', () => {
      const { url, bodyClass, course, chapter } = preset.example;
      const shown = { ...rule, origins: [new URL(url).origin] };
      const elements = bodyClass ? { 'body@class': bodyClass } : {};
      expect(readChapter([shown], { url, elements })).toMatchObject({
        found: { room: { course, chapter } },
      });
    });
  });
}

import { describe, expect, it } from 'vitest';
import { moodle } from '../../../server/contract/sites/presets/moodle.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { judgePage } from './judge-page.ts';
import type { PageFacts } from './page-facts.ts';

const RULES: SiteRule[] = [
  {
    ...moodle,
    id: 'school',
    origins: ['https://moodle.example.edu'],
    titles: { course: { element: '.course' }, without: ['School'] },
  },
];
const ON_CHAPTER: PageFacts = {
  url: 'https://moodle.example.edu/mod/page/view.php?id=4711&sesskey=hT3kQ0wZ1x',
  title: 'Leaves | School',
  elements: { 'body@class': 'course-5 cmid-4711', '.course@': 'Botany' },
  frames: ['https://ana:moon@content.example/1'],
};

describe('a page that is a chapter', () => {
  it('is told with the names that it has itself', () => {
    expect(judgePage(ON_CHAPTER, RULES)).toMatchObject({
      state: 'chapter',
      site: 'school',
      course: { id: '5', title: 'Botany' },
      chapter: { id: '4711', title: 'Leaves' },
    });
  });

  it('is reported by what was seen of it, and nothing that lets somebody in', () => {
    const { report } = reported(ON_CHAPTER);
    expect(report).toEqual({
      url: 'https://moodle.example.edu/mod/page/view.php?id=4711&sesskey=…',
      title: 'Leaves | School',
      elements: ON_CHAPTER.elements,
      frames: ['https://content.example/1'],
      read: { site: 'school', course: '5', chapter: '4711' },
    });
  });
});

describe('a page that is none', () => {
  it.each([
    [{ url: 'https://moodle.example.edu/my/' }, 'other-page'],
    [{ url: 'https://moodle.example.edu/mod/page/index.php?id=5' }, 'excepted'],
    [{ elements: {} }, 'no-element'],
    [{ url: 'https://elsewhere.example/' }, 'other-site'],
  ])('is told by why: %j', (change, why) => {
    expect(judgePage({ ...ON_CHAPTER, ...change }, RULES)).toMatchObject({
      state: 'no-chapter',
      why,
    });
  });

  it('is told with the platform that it looks like', () => {
    const facts = { ...ON_CHAPTER, url: 'https://uni.example/moodle/mod/page/view.php?id=1' };
    expect(judgePage(facts, RULES)).toMatchObject({ why: 'other-site', platform: 'Moodle' });
    expect(reported(facts).report).toMatchObject({
      read: { chapter: null, why: 'other-site', preset: 'moodle', base: '/moodle' },
    });
  });
});

function reported(facts: PageFacts): { report: unknown } {
  const check = judgePage(facts, RULES);
  if (check.state === 'out-of-reach') throw new Error('A page that was seen is in reach.');
  return { report: JSON.parse(check.report) };
}

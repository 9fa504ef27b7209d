import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from './document-facts.ts';
import type { SiteRule } from './rule.ts';
import { titlesOf } from './titles.ts';

const RULE: SiteRule = {
  id: 'school',
  origins: ['https://learn.example.com'],
  pages: [{ at: '/courses/{course}/chapters/{chapter}' }],
};

describe('titles', () => {
  const titled = (titles: SiteRule['titles'], facts: Omit<DocumentFacts, 'url'>) =>
    titlesOf(
      { ...RULE, ...(titles && { titles }) },
      { url: 'https://learn.example.com', ...facts },
    );

  it.each([
    ['Light | My School', 'Light'],
    ['My School: Light', 'Light'],
    ['Light – My School', 'Light'],
    ['My School', 'My School'],
    [' Light\n and  dark ', 'Light and dark'],
    ['   ', null],
    ['x'.repeat(5_000), 'x'.repeat(200)],
    [`${'x'.repeat(199)}🙂`, `${'x'.repeat(199)}\ufffd`],
  ])('are the document’s, without the site’s name: %j', (title, chapter) => {
    expect(titled({ without: ['My School'] }, { title })).toEqual({ course: null, chapter });
  });

  it('are those of elements where a rule says which', () => {
    const titles = {
      chapter: { element: 'h1' },
      course: { element: 'meta', attribute: 'content' },
    };
    const elements = { 'h1@': 'Light', 'meta@content': 'Physics' };
    expect(titled(titles, { title: 'x', elements })).toEqual({
      course: 'Physics',
      chapter: 'Light',
    });
    expect(titled(titles, { title: 'x' })).toEqual({ course: null, chapter: 'x' });
  });
});

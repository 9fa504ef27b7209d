import { expect, it } from 'vitest';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { siteAccess } from './content-scripts.ts';

const site = (origin: string, rule: Partial<SiteRule> = {}): SiteRule => ({
  id: 'school',
  origins: [origin],
  pages: [{ at: '/{course}/{chapter}' }],
  ...rule,
});
/** What runs where, a line each. */
const runs = (...rules: SiteRule[]) =>
  siteAccess(rules).contentScripts.map(
    ({ matches, js, exclude_matches }) =>
      `${matches.join(' ')}${exclude_matches ? ` but ${exclude_matches.join(' ')}` : ''}: ${js.join(' ')}`,
  );

it('has the overlay where a chapter may be, and a small script elsewhere on the site', () => {
  const { hosts, contentScripts } = siteAccess([site('https://a.test', { base: '/docs' })]);
  const chapters = ['https://a.test/docs/*/*'];
  expect(hosts).toEqual(['https://a.test/*']);
  expect(contentScripts).toEqual([
    { matches: chapters, js: ['sites/0.js', 'chapter.js'], run_at: 'document_start' },
    {
      matches: ['https://a.test/docs', 'https://a.test/docs/*', 'https://a.test/docs?*'],
      exclude_matches: chapters,
      js: ['sites/0.js', 'site.js'],
      run_at: 'document_start',
    },
    { matches: chapters, js: ['overlay.js'], run_at: 'document_end' },
  ]);
});

it('has each site’s rule on that site alone', () => {
  expect(runs(site('https://a.test'), site('https://b.test'))).toEqual([
    'https://a.test/*/*: sites/0.js chapter.js',
    'https://a.test/* but https://a.test/*/*: sites/0.js site.js',
    'https://b.test/*/*: sites/1.js chapter.js',
    'https://b.test/* but https://b.test/*/*: sites/1.js site.js',
    'https://a.test/*/* https://b.test/*/*: overlay.js',
  ]);
});

it.each([
  ['https://a.test', 'https://a.test'],
  ['https://a.test', 'https://a.test:8443'],
  ['https://*.a.test', 'https://b.a.test'],
  ['https://b.a.test', 'https://*.a.test'],
])('has the rules of sites on one host together, in their order: %s, %s', (one, other) => {
  const [overlay] = siteAccess([
    site('https://c.test'),
    site(one),
    site(other),
  ]).contentScripts.slice(2);
  expect(overlay?.js).toEqual(['sites/1.js', 'sites/2.js', 'chapter.js']);
});

it('has those together that a third one joins', () => {
  const scripts = runs(
    site('https://a.x.test'),
    site('https://b.x.test'),
    site('https://*.x.test'),
  );
  expect(scripts).toHaveLength(3);
  expect(scripts[0]).toMatch(/: sites\/0\.js sites\/1\.js sites\/2\.js chapter\.js$/);
});

it('has a script in frames of the rule’s origins, where a rule has frames', () => {
  const frames = [{ origins: ['https://c.test'], at: '/{slide}', chapter: '{chapter}/{slide}' }];
  const { hosts, contentScripts } = siteAccess([site('https://a.test', { frames })]);
  expect(hosts).toEqual(['https://a.test/*', 'https://c.test/*']);
  expect(contentScripts.slice(3)).toEqual([
    { matches: ['https://c.test/*'], js: ['frame.js'], all_frames: true, run_at: 'document_start' },
  ]);
});

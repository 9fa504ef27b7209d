import { afterEach, expect, it } from 'vitest';
import { DEMO_RULE } from '../../../server/contract/sites/demo-rule.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { siteRules } from '../site-rules.ts';
import { siteScript } from './site-scripts.ts';

const run = (index: number, rule: SiteRule) => new Function(siteScript(index, rule))();

afterEach(() => {
  globalThis.alongsideSites = undefined;
});

it('puts rules in, in the order of the build, each once however often its script runs', () => {
  expect(siteRules()).toEqual([]);
  const other = { ...DEMO_RULE, id: 'other' };
  run(5, other);
  run(2, DEMO_RULE);
  run(5, other);
  expect(siteRules().map(({ id }) => id)).toEqual(['demo', 'other']);
});

it('keeps every word of what tells a room and its titles, leaves out the rest, and is ASCII', () => {
  const { uniqueChapters, ...demo } = DEMO_RULE;
  const rule: SiteRule = {
    ...demo,
    sameCourse: JSON.parse(
      '{ "</script>\\"\'\\\\": "`$`", "ü\\u2028😀": "\\u0000\\ud800", "__proto__": "x" }',
    ),
  };
  const course = { element: 'h1' };
  run(0, { ...rule, uniqueChapters: true, titles: { without: ['Schön'] } });
  run(1, { ...rule, titles: { course, without: ['Schön'] } });
  expect(siteRules()).toEqual([rule, { ...rule, titles: { course } }]);
  expect(siteScript(0, rule)).toMatch(/^[ -~]+$/);
});

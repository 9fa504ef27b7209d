import { likelyPreset } from '../../../server/contract/sites/likely-preset.ts';
import { readChapter } from '../../../server/contract/sites/read-chapter.ts';
import type { SiteRule } from '../../../server/contract/sites/rule.ts';
import { titlesOf } from '../../../server/contract/sites/titles.ts';
import type { PageCheck } from '../../messages/page-check.ts';
import type { PageFacts } from './page-facts.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Whether a page is a chapter by `rules`, which one, or why not. */
export function judgePage(facts: PageFacts, rules: readonly SiteRule[]): PageCheck {
  const read = readChapter(rules, facts);
  if ('why' in read) {
    const { code } = read.why;
    const likely = likelyPreset(facts);
    const report = reportOf(facts, {
      chapter: null,
      why: code,
      ...(likely && { preset: likely.preset.name, ...(likely.base && { base: likely.base }) }),
    });
    return { state: 'no-chapter', why: code, platform: likely?.platform ?? null, report };
  }
  const { room, rule } = read.found;
  const titles = titlesOf(rule, facts);
  return {
    state: 'chapter',
    site: room.site,
    course: { id: room.course, title: titles.course },
    chapter: { id: room.chapter, title: titles.chapter },
    report: reportOf(facts, room),
  };
}

/** What is known of a page, as text: for who writes the rules, and without what lets somebody in. */
function reportOf(facts: PageFacts, read: object): string {
  const { url, title, elements, frames } = facts;
  const report = {
    url: withoutSecrets(url),
    title,
    elements,
    ...(frames.length > 0 && { frames: frames.map(withoutSecrets) }),
    read,
  };
  return JSON.stringify(report, null, 2);
}

import type { PageTitles } from '../../server/contract/room-titles.ts';
import type { NeededElement } from '../../server/contract/sites/document-facts.ts';
import { siteRules } from './site-rules.ts';

/** What this page of a site calls itself. The worker takes no more of it than the contract says. */
export function pageTitles(site: string): PageTitles {
  const { course, chapter } = siteRules().find(({ id }) => id === site)?.titles ?? {};
  return { page: document.title, course: textOf(course), chapter: textOf(chapter) };
}

function textOf(needed: NeededElement | undefined): string {
  const element = needed && document.querySelector(needed.element);
  return (needed?.attribute ? element?.getAttribute(needed.attribute) : element?.textContent) ?? '';
}

import type { DocumentFacts, NeededElement } from './document-facts.ts';
import { elementFact, neededElements } from './document-facts.ts';
import { possibleBases } from './likely-base.ts';
import { generic } from './presets/generic.ts';
import { type NamedPreset, PRESETS } from './presets/presets.ts';
import { type ChapterFound, readChapter } from './read-chapter.ts';
import { siteIdOf } from './site-id.ts';

/** A preset that knows a page for which there is no rule. */
export interface LikelyPreset {
  preset: NamedPreset;
  /** The platform, as people call it. */
  platform: string;
  /** The folder that the site would stand in; empty for the whole host. */
  base: string;
}

/** By which many programs name themselves in their pages. */
const GENERATOR: NeededElement = { element: 'meta[name="generator"]', attribute: 'content' };

/** All that {@link likelyPreset} looks at of a page's elements. */
export const PRESET_ELEMENTS: readonly NeededElement[] = [
  GENERATOR,
  ...neededElements(PRESETS.map(({ rule }) => ({ ...rule, id: '', origins: [] }))),
];

/** What a pattern that is like the address says at least before it tells a platform: its own words, in characters. */
const MIN_WORDS = 8;
/** What one of several words, `{kind:page|quiz}`, and an element that tells something count as much as. */
const CHOICE_WORDS = 4;
const ELEMENT_WORDS = 8;

/**
 * The preset that a page looks like, or `null`: of those that would take it for a chapter, the one that
 * has most to go by. Patterns with hardly a word of their own fit nearly every address: they count where
 * the page itself names the platform.
 */
export function likelyPreset(facts: DocumentFacts): LikelyPreset | null {
  const origin = URL.parse(facts.url)?.origin ?? 'null';
  if (origin === 'null') return null;
  const generator = /^[a-z]+/.exec(elementFact(facts, GENERATOR)?.toLowerCase() ?? '')?.[0];
  let likely: LikelyPreset | null = null;
  let most = MIN_WORDS - 1;
  for (const preset of PRESETS) {
    // That of the demo's addresses is no platform.
    if (preset.rule === generic) continue;
    const names = preset.is.split(/, | and | \(|\)/);
    const named = names.find((name) => generator && name.toLowerCase().startsWith(generator));
    for (const base of possibleBases(facts.url)) {
      const site = { id: siteIdOf(origin), origins: [origin], ...(base && { base }) };
      const read = readChapter([{ ...preset.rule, ...site }], facts);
      if (!('found' in read)) continue;
      const words = named ? Number.POSITIVE_INFINITY : wordsOf(read.found);
      if (words <= most) continue;
      most = words;
      likely = { preset, platform: named ?? names[0] ?? preset.is, base };
    }
  }
  return likely;
}

function wordsOf({ at, page }: ChapterFound): number {
  const choices = at.match(/\{\w+:\w+\|[^}]*\}/g)?.length ?? 0;
  const elements = Object.keys(page.read ?? {}).length;
  const own = at.replace(/\{[^}]*\}|[^\w-]/g, '').length;
  return own + choices * CHOICE_WORDS + elements * ELEMENT_WORDS;
}

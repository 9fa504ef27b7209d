import type { NeededElement } from '../../../server/contract/sites/document-facts.ts';
import type { PageFacts } from './page-facts.ts';

/** UTF-16 units of a text of the page. */
const MAX_CHARS = 1_000;
const MAX_FRAMES = 20;

/** What {@link gatherFacts} is given: it goes into the page as JSON. */
export const limits = { maxChars: MAX_CHARS, maxFrames: MAX_FRAMES };

/** Runs in the page, in the extension's own world: all it needs is inside, or handed to it. */
export function gatherFacts(
  needed: readonly NeededElement[],
  { maxChars, maxFrames }: typeof limits,
): PageFacts {
  const elements: Record<string, string> = {};
  for (const { element, attribute } of needed) {
    const found = document.querySelector(element);
    const text = attribute === undefined ? found?.textContent : found?.getAttribute(attribute);
    if (text) elements[`${element}@${attribute ?? ''}`] = text.slice(0, maxChars);
  }
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe[src], frame[src]')];
  return {
    url: location.href,
    title: document.title.slice(0, maxChars),
    elements,
    frames: frames.slice(0, maxFrames).map(({ src }) => src.slice(0, 2 * maxChars)),
  };
}

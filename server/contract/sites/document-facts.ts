import type { SiteRule } from './rule.ts';

/** What is known of a document, gathered by who can see it. */
export interface DocumentFacts {
  /** Of the top page. */
  url: string;
  /** `document.title`. */
  title?: string;
  /** By {@link elementKey}, for what {@link neededElements} asks; an element that is not there has none. */
  elements?: Readonly<Record<string, string>>;
  /** Addresses of the documents in its frames. */
  frames?: readonly string[];
}

/** What a rule reads of an element: an attribute, its `class` among them, or its text. */
export interface NeededElement {
  element: string;
  /** Left out: the element's text. */
  attribute?: string;
}

/** All that a site's rules read of a document's elements, each once. */
export function neededElements(rules: readonly SiteRule[]): NeededElement[] {
  const needed = new Map<string, NeededElement>();
  for (const { pages, titles = {} } of rules) {
    const sources = pages.flatMap(({ read = {} }) => Object.values(read)).map(neededOf);
    for (const source of [...sources, titles.course, titles.chapter]) {
      if (source) needed.set(elementKey(source), source);
    }
  }
  return [...needed.values()];
}

export function neededOf(
  source: { element: string } & ({ class: string } | { attribute: string }),
): NeededElement {
  const attribute = 'class' in source ? 'class' : source.attribute;
  return { element: source.element, attribute };
}

/** By which {@link DocumentFacts.elements} has it. */
export function elementKey({ element, attribute = '' }: NeededElement): string {
  return `${element}@${attribute}`;
}

export function elementFact(
  { elements }: Pick<DocumentFacts, 'elements'>,
  needed: NeededElement,
): string | undefined {
  const key = elementKey(needed);
  return elements && Object.hasOwn(elements, key) ? elements[key] : undefined;
}

import { MAX_PAGE_ID, type Room } from '../room-channel.ts';
import { type Address, type Place, readAddress, segmentsOf, withoutEmptyEnd } from './address.ts';
import { addressPattern, matchesAddress } from './address-pattern.ts';
import { type Captures, fillTemplate } from './captures.ts';
import { type DocumentFacts, elementFact, neededOf } from './document-facts.ts';
import { isOfOneOrigin } from './origins.ts';
import type { ElementSource, Page, SiteRule } from './rule.ts';
import { matchSegment, segmentPattern } from './segment-pattern.ts';

/** A chapter that a document shows, and by what: its titles are read by `titlesOf`, its channel is `roomChannel`’s. */
export interface ChapterFound {
  room: Room;
  rule: SiteRule;
  page: Page;
  /** The pattern of `page` that the address is like. */
  at: string;
}

/** Why a document is no chapter. */
export type WhyNot =
  /** No rule is for its origin. */
  | { code: 'other-site' }
  /** No page of the site's rule is at such an address. */
  | { code: 'other-page'; rule: SiteRule }
  /** The rule takes it out. */
  | { code: 'excepted'; rule: SiteRule; at: string }
  /** An element that tells `name` is not there (yet), or tells something else. */
  | { code: 'no-element'; rule: SiteRule; at: string; name: string; source: ElementSource }
  /** What was read is too long for an id, empty, or holds what no id can. */
  | { code: 'no-id'; rule: SiteRule; at: string; of: 'course' | 'chapter' };

/**
 * The chapter that a document shows by the first of `rules` that knows it, or why it shows none. Of a
 * rule the first page with such an address says what the ids are: where an element of it is missing
 * there is no chapter yet, and never another one by a later page.
 */
export function readChapter(
  rules: readonly SiteRule[],
  facts: DocumentFacts,
): { found: ChapterFound } | { why: WhyNot } {
  const address = readAddress(facts.url);
  let why: WhyNot = { code: 'other-site' };
  for (const rule of address ? rules : []) {
    if (!address || !isOfOneOrigin(address.url, rule.origins)) continue;
    const read = readBy(rule, address, facts);
    if ('found' in read) return read;
    if (why.code === 'other-site' || why.code === 'other-page') why = read.why;
  }
  return { why };
}

function readBy(rule: SiteRule, address: Address, facts: DocumentFacts) {
  const local = localAddress(rule, address);
  if (!local) return { why: { code: 'other-page', rule } } as const;
  const except = rule.except?.find((pattern) => matches(pattern, local));
  if (except) return { why: { code: 'excepted', rule, at: except } } as const;
  for (const page of rule.pages) {
    for (const at of typeof page.at === 'string' ? [page.at] : page.at) {
      const captures: Captures = new Map();
      if (matches(at, local, captures)) return readPage(rule, page, at, captures, facts);
    }
  }
  return { why: { code: 'other-page', rule } } as const;
}

function readPage(
  rule: SiteRule,
  page: Page,
  at: string,
  captures: Captures,
  facts: DocumentFacts,
): { found: ChapterFound } | { why: WhyNot } {
  for (const [name, source] of Object.entries(page.read ?? {})) {
    const text = sourceValue(source, facts);
    if (text === null) return { why: { code: 'no-element', rule, at, name, source } };
    captures.set(name, { text, isJoined: false });
  }
  const read = usable(fillTemplate(page.course ?? '{course}', captures));
  const { sameCourse = {} } = rule;
  const course = read && Object.hasOwn(sameCourse, read) ? (sameCourse[read] ?? read) : read;
  const chapter = usable(fillTemplate(page.chapter ?? '{chapter}', captures));
  if (!course || !chapter) {
    return { why: { code: 'no-id', rule, at, of: course ? 'chapter' : 'course' } };
  }
  const room = { site: rule.id, course, chapter: inFrame(rule, facts, course, chapter) };
  return { found: { room, rule, page, at } };
}

/** The address as the site's patterns see it; `null` where it is not under the site's base. */
function localAddress({ base = '', locales, trim }: SiteRule, address: Address) {
  const under = segmentsOf(base);
  const [...path] = address.path;
  if (under.some((segment, index) => path[index] !== segment)) return null;
  path.splice(1, Math.max(0, under.length - 1));
  if (path[1] !== undefined && locales?.includes(path[1])) path.splice(1, 1);
  return { path: trimmed(withoutEmptyEnd(path), trim), query: address.query, hash: address.hash };
}

function trimmed(path: string[], trim: readonly string[] = []): string[] {
  const last = path.at(-1);
  if (last === undefined) return path;
  if (trim.includes(last) && !last.startsWith('.')) return withoutEmptyEnd(path.slice(0, -1));
  const ending = trim.find((end) => end.startsWith('.') && last.endsWith(end) && last !== end);
  return ending ? path.with(-1, last.slice(0, -ending.length)) : path;
}

function matches(at: string, address: Place & { hash: Place }, captures: Captures = new Map()) {
  const pattern = addressPattern(at);
  return pattern !== null && matchesAddress(pattern, address, captures);
}

/** What an element tells; `null` where it is not there, or tells something else. */
export function sourceValue(
  source: ElementSource,
  facts: Pick<DocumentFacts, 'elements'>,
): string | null {
  const fact = elementFact(facts, neededOf(source))?.normalize('NFC');
  if (fact === undefined) return null;
  const pattern = segmentPattern('class' in source ? source.class : (source.as ?? '{value}'));
  for (const text of 'class' in source ? fact.split(/\s+/) : [fact.trim()]) {
    const value = pattern && matchSegment(pattern, text);
    if (value) return value;
  }
  return null;
}

function inFrame({ frames = [] }: SiteRule, facts: DocumentFacts, course: string, chapter: string) {
  for (const { origins, at, trim, chapter: template } of frames) {
    for (const url of facts.frames ?? []) {
      const address = readAddress(url);
      if (!address || !isOfOneOrigin(address.url, origins)) continue;
      const captures: Captures = new Map();
      if (!matches(at, { ...address, path: trimmed(address.path, trim) }, captures)) continue;
      captures.set('course', { text: course, isJoined: false });
      captures.set('chapter', { text: chapter, isJoined: false });
      const id = usable(fillTemplate(template, captures));
      if (id) return id;
    }
  }
  return chapter;
}

/** Text that an id can be: what no database can keep is none. */
function usable(id: string | null): string | null {
  return id && id.length <= MAX_PAGE_ID && id.isWellFormed() && !id.includes('\0') ? id : null;
}

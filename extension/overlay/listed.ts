import type { Viewer } from '../../server/contract/viewers.ts';
import type { ChapterView } from '../messages/chapter-view.ts';
import { findPeople } from './find-people.ts';

type Members = ChapterView['members'];

/** Px that a row of the list takes, and the list itself. `list.css` has the same. */
const ROW_PX = 32;
const LIST_PX = 272;
/** Rows that are drawn on either side of those that can be seen. */
const SPARE_ROWS = 8;

/** Whom the list has got by pages, beside those whom the page is told of anyway. */
export interface Listed {
  /** What they were looked for by. */
  search: string;
  people: readonly Viewer[];
  /** By what the next page is asked for; `null`: there is none. */
  next: string | null;
  state: 'asking' | 'here' | 'failed';
}

/** What the list goes by. */
export interface ListState {
  view: ChapterView;
  /** Whether it is open. */
  open: boolean;
  /** What stands in its search field. */
  query: string;
  /** How far it is scrolled, in px. */
  scrolled: number;
  listed: Listed | null;
}

/** Whether there are more people than the page is told of: those who show no name are none of them. */
export function isCrowd({ count, counted = 0, members }: ChapterView): boolean {
  return count > members.length + counted;
}

/** The people of the list who have what is looked for: first whom the page is told of, then those of its pages. */
export function rowsOf({ view, query, listed }: Omit<ListState, 'open' | 'scrolled'>): Members {
  const { members } = view;
  const known = new Set(members.map(({ id }) => id));
  const others = (listed?.people ?? []).filter(({ id }) => !known.has(id));
  const all = others.map((viewer) => ({ ...viewer, away: viewer.away ?? false, returned: true }));
  return findPeople([...members, ...all], query);
}

/** Which page the list needs now: none while it is closed, names everybody, or is far from its end. */
export function wantedPage(state: ListState): { search: string; after: string } | null {
  const { view, open, query, listed } = state;
  if (!open || !isCrowd(view)) return null;
  if (listed?.search !== query) return { search: query, after: '' };
  if (listed.state !== 'here' || listed.next === null) return null;
  const below = rowsOf(state).length * ROW_PX - state.scrolled;
  return below < 2 * LIST_PX ? { search: query, after: listed.next } : null;
}

/** Which of so many rows are drawn: those that can be seen, and some around them. */
export function rowsDrawn(rows: number, scrolled: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrolled / ROW_PX) - SPARE_ROWS);
  return { from, to: Math.min(rows, from + Math.ceil(LIST_PX / ROW_PX) + 2 * SPARE_ROWS) };
}

/** How high so many rows are, in CSS. */
export function rowsHigh(rows: number): string {
  return `${rows * ROW_PX}px`;
}

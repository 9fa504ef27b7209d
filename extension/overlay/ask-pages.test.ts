import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Viewer, ViewersPage } from '../../server/contract/viewers.ts';
import { createLookForPages } from './ask-pages.ts';
import type { ListState } from './listed.ts';
import { rowsOf } from './listed.ts';
import { CHAPTER_BEGINS, type OverlayState } from './state.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const viewer = (name: string): Viewer => ({ id: name, name, imageUrl: null });
const some = (count: number) => Array.from({ length: count }, (_, at) => viewer(`Person ${at}`));
const member = (name: string) => ({ ...viewer(name), away: false, returned: false });
const page = (viewers: Viewer[], next: string | null = null): ViewersPage => ({ viewers, next });

/** The overlay's state on a chapter with so many people, of whom the page is told of two. */
function open(count: number, answers: (ViewersPage | null)[]) {
  const asked: string[] = [];
  const look = createLookForPages(async ({ search, after }) => {
    asked.push(`${search}|${after}`);
    return answers.shift() ?? null;
  });
  let state: OverlayState = { ...CHAPTER_BEGINS, parts: null, folded: false, announcement: '' };
  const act = (
    change: Partial<OverlayState> | ((state: OverlayState) => Partial<OverlayState>),
  ) => {
    state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
    look(state, act);
  };
  const view = { ...state.view, count, members: [member('Me'), member('Ana')] };
  act({ view });
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const rows = () => rowsOf(state satisfies ListState).map(({ name }) => name);
  return { act, asked, rows, settle, state: () => state };
}

it('asks nothing while the list is closed, nor where everybody is named or counted', async () => {
  const closed = open(1_234, []);
  const named = open(2, []);
  named.act({ open: true });
  const counted = open(5, []);
  counted.act(({ view }) => ({ open: true, view: { ...view, counted: 3 } }));
  expect([closed.asked, named.asked, counted.asked]).toEqual([[], [], []]);
});

it('asks for the next page only near the end of those that are there', async () => {
  const list = open(1_234, [page(some(50), 'b'), page([viewer('Zoë'), viewer('Ana')])]);
  list.act({ open: true });
  await list.settle();
  expect(list.rows()).toHaveLength(52);
  list.act({ scrolled: 300 });
  expect(list.asked).toEqual(['|']);
  list.act({ scrolled: 1_400 });
  await list.settle();
  expect(list.asked).toEqual(['|', '|b']);
  expect(list.rows().slice(0, 3)).toEqual(['Me', 'Ana', 'Person 0']);
  expect(list.rows().at(-1)).toBe('Zoë');
});

it('asks for what is looked for once nothing more is typed, and shows whom it has meanwhile', async () => {
  const list = open(1_234, [page([viewer('Anatol'), viewer('Ben')]), page([viewer('Joana')])]);
  list.act({ open: true });
  await list.settle();
  for (const query of ['a', 'an', 'ana']) {
    list.act({ query });
    list.act({}); // somebody comes meanwhile
    await list.settle(100);
  }
  expect(list.asked).toEqual(['|']);
  expect(list.rows()).toEqual(['Ana', 'Anatol']);
  await list.settle(250);
  expect(list.asked).toEqual(['|', 'ana|']);
  expect(list.rows()).toEqual(['Ana', 'Joana']);
});

it('does not ask for what was taken back at once', async () => {
  const list = open(1_234, [page([])]);
  list.act({ open: true });
  await list.settle();
  list.act({ query: 'a' });
  list.act({ query: '' });
  await list.settle(1_000);
  expect(list.asked).toEqual(['|']);
});

it('forgets them when the list is closed, and what comes then', async () => {
  const list = open(1_234, [page([viewer('Ben')])]);
  list.act({ open: true });
  list.act({ open: false });
  await list.settle();
  expect(list.state()).toMatchObject({ listed: null, scrolled: 0 });
});

it('does not insist where there is no answer', async () => {
  const list = open(1_234, []);
  list.act({ open: true });
  await list.settle();
  list.act({ scrolled: 10 });
  await list.settle(10_000);
  expect(list.asked).toEqual(['|']);
  expect(list.state().listed?.state).toBe('failed');
});

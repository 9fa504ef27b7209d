import type { ViewersPage } from '../../server/contract/viewers.ts';
import { type Listed, wantedPage } from './listed.ts';
import type { Act, LookForPages } from './state.ts';

/** Ms without another letter until it is asked for what was typed. */
const TYPING_MS = 250;

type Wanted = { search: string; after: string };

/**
 * Looks whether the list needs another page of people, and asks for it.
 *
 * @param ask for a page; `null` where there is none to be had now
 */
export function createLookForPages(
  ask: (wanted: Wanted) => Promise<ViewersPage | null>,
): LookForPages {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let typed: string | undefined;

  async function get(wanted: Wanted, before: Listed | null, act: Act): Promise<void> {
    const people = before?.people ?? [];
    const asking: Listed = { search: wanted.search, people, next: null, state: 'asking' };
    act(() => ({ listed: asking }));
    const page = await ask(wanted);
    act(({ listed }) => {
      if (listed !== asking) return {}; // it was closed, or something else is looked for
      if (!page) return { listed: { ...asking, state: 'failed' } };
      const all = wanted.after ? [...people, ...page.viewers] : page.viewers;
      return { listed: { ...asking, people: all, next: page.next, state: 'here' } };
    });
  }

  return (state, act) => {
    const { open, listed } = state;
    const wanted = wantedPage(state);
    if (wanted?.search !== typed) {
      clearTimeout(timer);
      typed = undefined;
    }
    if (!open && listed) act(() => ({ listed: null, scrolled: 0 }));
    if (!wanted) return;
    if (!listed || listed.search === wanted.search) void get(wanted, listed, act);
    else if (typed === undefined) {
      typed = wanted.search;
      timer = setTimeout(get, TYPING_MS, wanted, listed, act);
    }
  };
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { AdminApi } from '../api/admin-api.ts';
import { sentenceOf } from '../api/api-error.ts';
import type { Person } from './draft-fields.ts';
import { nobodyWords, offered } from './offered-people.ts';

/** Ms without a keystroke before the server is asked. */
const PAUSE_MS = 250;

/** Whom the server finds, and what is to be said of it. */
interface Found {
  people: readonly Person[];
  words: string;
}

/** Looks for people by what they are called, as one types. */
export function usePeopleSearch(api: AdminApi, chosen: readonly Person[]) {
  const [found, setFound] = useState<Found>({ people: [], words: '' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const searches = useRef(0);

  /** Drops what is on its way, and what was found. */
  function forget(words: string): void {
    clearTimeout(timer.current);
    searches.current += 1;
    setFound({ people: [], words });
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      searches.current += 1;
    },
    [],
  );

  /** Shows who is called so; `null`: something else is asked by now. */
  async function find(typed: string): Promise<readonly Person[] | null> {
    clearTimeout(timer.current);
    searches.current += 1;
    const number = searches.current;
    const answer = await ask(typed.trim());
    if (number !== searches.current) return null;
    setFound(answer);
    return answer.people;
  }

  async function ask(query: string): Promise<Found> {
    if (!query) return { people: [], words: '' };
    try {
      const people = offered(await api.learners(query), chosen, query);
      return { people, words: people.length > 0 ? '' : nobodyWords(chosen, query) };
    } catch (error) {
      return { people: [], words: sentenceOf(error) };
    }
  }

  return {
    found,
    find,
    /** Finds who is called so after a pause in which nothing else is typed. */
    findSoon(typed: string) {
      clearTimeout(timer.current);
      timer.current = setTimeout(find, PAUSE_MS, typed);
    },
    forget,
    setWords: (words: string) => setFound((before) => ({ ...before, words })),
  };
}

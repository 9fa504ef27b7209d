import type { OverlayHistory } from '../../support/overlay-history.ts';

/** A toast that was shown. */
export interface ShownToast {
  /** Everyone whom its words named at any time. */
  names: string[];
  /** How many it spoke of without ever naming them. */
  unnamed: number;
}

/**
 * The toasts of a history. The words of one may change while it is shown, but not who comes first: it
 * is the next one then, which may come at once.
 */
export function shownToasts(history: OverlayHistory): ShownToast[] {
  const toasts: People[][] = [];
  let first: string | undefined;
  for (const { toast } of history) {
    const people = toast === null ? null : peopleIn(toast);
    if (people && people.names[0] !== first) toasts.push([]);
    if (people) toasts.at(-1)?.push(people);
    first = people?.names[0];
  }
  return toasts.map((read) => {
    const names = [...new Set(read.flatMap((people) => people.names))];
    const most = Math.max(...read.map((people) => people.names.length + people.others));
    return { names, unnamed: Math.max(0, most - names.length) };
  });
}

/** Whom words name, and how many others they speak of. */
interface People {
  names: string[];
  others: number;
}

/** Reads "Ana, Ben and 3 others joined". */
function peopleIn(words: string): People {
  const items = words.replace(/ joined$/, '').split(/, | and /);
  const others = /^([\d,]+) others?$/.exec(items.at(-1) ?? '');
  if (!others) return { names: items, others: 0 };
  return { names: items.slice(0, -1), others: Number(others[1]?.replaceAll(',', '')) };
}

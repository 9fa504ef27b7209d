import type { OverlayHistory } from '../../support/overlay-history.ts';

/** A toast that was shown. */
export interface ShownToast {
  /** Everyone whom its words named at any time. */
  names: string[];
  /** How many it spoke of without ever naming them. */
  unnamed: number;
}

/** The toasts of a history; the words of one may have changed while it was shown. */
export function shownToasts(history: OverlayHistory): ShownToast[] {
  const toasts: string[][] = [];
  let shown = false;
  for (const { toast } of history) {
    if (toast !== null && !shown) toasts.push([]);
    if (toast !== null) toasts.at(-1)?.push(toast);
    shown = toast !== null;
  }
  return toasts.map((words) => {
    const read = words.map(peopleIn);
    const names = [...new Set(read.flatMap((people) => people.names))];
    const most = Math.max(...read.map((people) => people.names.length + people.others));
    return { names, unnamed: Math.max(0, most - names.length) };
  });
}

/** Reads "Ana, Ben and 3 others joined". */
function peopleIn(words: string): { names: string[]; others: number } {
  const items = words.replace(/ joined$/, '').split(/, | and /);
  const others = /^([\d,]+) others?$/.exec(items.at(-1) ?? '');
  if (!others) return { names: items, others: 0 };
  return { names: items.slice(0, -1), others: Number(others[1]?.replaceAll(',', '')) };
}

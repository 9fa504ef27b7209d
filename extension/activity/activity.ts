/** Ms without input after which who reads counts as away: a long page takes a few minutes to read. */
export const INPUT_LASTS_MS = 3 * 60_000;

/** What decides whether a learner is there. */
export interface Signs {
  /** Chapter pages that are visible and had input lately. */
  activePages: number;
  /** Chapter pages that are connected. */
  pages: number;
  /** What the browser says of the whole machine (`chrome.idle`). */
  machine: 'active' | 'idle' | 'locked';
}

/** Whether the learner is away: nothing of a chapter is looked at, or nobody is at the machine. */
export function isAway({ activePages, pages, machine }: Signs): boolean {
  return pages > 0 && (activePages === 0 || machine !== 'active');
}

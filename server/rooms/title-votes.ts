/** Learners who have to report the same, before it is believed. */
const VOTES_NEEDED = 3;
/** Titles that are counted of one course or chapter, and courses and chapters of which any are: the latest. */
const MAX_TITLES = 5;
const MAX_SUBJECTS = 5_000;

/** What learners report that courses and chapters are called, until it is believed. In memory alone. */
export interface TitleVotes {
  /**
   * Counts that `learnerId` reports this title.
   *
   * @param subject what is called so
   * @returns whether three have reported it by now; they are forgotten then
   */
  count(subject: string, title: string, learnerId: string): boolean;
  readonly size: number;
}

export function createTitleVotes(): TitleVotes {
  const subjects = new Map<string, Map<string, Set<string>>>();

  return {
    count(subject, title, learnerId) {
      const titles = subjects.get(subject) ?? new Map<string, Set<string>>();
      const learners = titles.get(title) ?? new Set();
      // One voice each: who reports another title now takes back what they said before.
      for (const others of titles.values()) others.delete(learnerId);
      learners.add(learnerId);
      subjects.delete(subject);
      if (learners.size >= VOTES_NEEDED) return true;
      titles.delete(title);
      titles.set(title, learners);
      subjects.set(subject, titles);
      dropFirst(titles, MAX_TITLES);
      dropFirst(subjects, MAX_SUBJECTS);
      return false;
    },
    get size() {
      return subjects.size;
    },
  };
}

function dropFirst(kept: Map<string, unknown>, most: number): void {
  const [first] = kept.keys();
  if (kept.size > most && first !== undefined) kept.delete(first);
}

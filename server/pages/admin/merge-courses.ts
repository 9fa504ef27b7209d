import type { NamedCourse } from '../../contract/admin.ts';

/** Those that were known, as the newer of both have them, and the others that were found behind them. */
export function mergeCourses(
  known: readonly NamedCourse[],
  newer: readonly NamedCourse[],
): NamedCourse[] {
  const keyOf = ({ site, course }: NamedCourse) => JSON.stringify([site, course]);
  const all = new Map(known.map((each) => [keyOf(each), each]));
  for (const each of newer) all.set(keyOf(each), each);
  return [...all.values()];
}

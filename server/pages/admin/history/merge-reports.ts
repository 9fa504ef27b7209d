import type { ShownReport } from '../api/shown-report.ts';

/** All of both, each as `newer` has it, by when it leaves or left: the last first, as the server has them. */
export function mergeReports(
  known: readonly ShownReport[],
  newer: readonly ShownReport[],
): ShownReport[] {
  const all = new Map([...known, ...newer].map((report) => [report.id, report]));
  const key = ({ startsAt, id }: ShownReport) => `${startsAt} ${id}`;
  return [...all.values()].sort((one, other) => (key(one) < key(other) ? 1 : -1));
}

import { PROBLEMS } from '../../server/problem/codes.ts';
import { code, markdownTable } from './markdown-table.ts';

/** Every error of the HTTP API, with what a caller does about it. */
export function errorTable(): string {
  return markdownTable(
    ['code', 'status', 'title', 'what to do'],
    Object.entries(PROBLEMS).map(([name, { status, title, advice }]) => [
      code(name),
      String(status),
      title,
      advice,
    ]),
  );
}

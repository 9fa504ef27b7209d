import type { ServerResponse } from 'node:http';
import type { Problem } from '../problem/problem.ts';

/** Answers with `problem` where there is no Hono: before it, or before there are any routes. */
export function writeProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Record<string, string>,
): void {
  response.writeHead(problem.status, { ...problem.headers, ...headers });
  response.end(JSON.stringify(problem.body));
}

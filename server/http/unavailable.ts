import type { Dependency } from '../health/dependency-of.ts';
import { Problem } from '../problem/problem.ts';

/** Seconds after which a caller may ask again, while something that the server needs does not answer. */
const RETRY_AFTER_SECONDS = 5;

const DETAILS = {
  database: 'The database does not answer. Nothing was done; try again.',
  channels: 'Channels, which connects people, does not answer. Try again.',
} as const;

/** The problem of a request that could not be served since `dependency` does not answer. */
export function unavailable(dependency: Dependency): Problem {
  return new Problem(`${dependency}-unavailable`, DETAILS[dependency], [], RETRY_AFTER_SECONDS);
}

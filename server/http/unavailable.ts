import type { Dependency } from '../health/dependency-of.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';

/** Seconds after which a caller may ask again, while something that the server needs does not answer. */
const RETRY_AFTER_SECONDS = 5;

const DETAILS = {
  database: requestWords.databaseSilent,
  channels: requestWords.channelsSilent,
} as const;

/** The problem of a request that could not be served since `dependency` does not answer. */
export function unavailable(dependency: Dependency): Problem {
  return new Problem(`${dependency}-unavailable`, DETAILS[dependency], [], RETRY_AFTER_SECONDS);
}

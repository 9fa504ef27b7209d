import { AwayList } from '../../server/contract/presence.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';

/** Asks the server who is away where `query` says. Nobody is, as far as is known, while it can't be asked. */
export async function fetchAway(identity: Identity, query: URLSearchParams): Promise<string[]> {
  try {
    return (await learnerRequest(identity, `/api/presence/away?${query}`, AwayList)).away;
  } catch (error) {
    ignoreUnreachable(error);
    return [];
  }
}

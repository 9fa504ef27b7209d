import { AwayList } from '../../server/contract/presence.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';

/** Asks the server who is away on `channel`. Nobody is, as far as is known, while it can't be asked. */
export async function fetchAway(identity: Identity, channel: string): Promise<string[]> {
  try {
    const path = `/api/presence/away?${new URLSearchParams({ channel })}`;
    return (await learnerRequest(identity, path, AwayList)).away;
  } catch (error) {
    ignoreUnreachable(error);
    return [];
  }
}

import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { MemberBehind, MembersBehind } from './members-behind.ts';
import { firstNameOf } from './shown-member.ts';

/** What a person is shown with. */
interface Looks {
  name: string;
  imageUrl: string | null;
}

/** What they may be shown with. */
export interface KnownLooks extends Looks {
  givenName: string | null;
}

/** What others in a room see of a learner of whom all this is known. */
export function looksIn({ seen, firstName }: MemberBehind, learner: KnownLooks): Looks {
  if (seen === 'name') return { name: learner.name, imageUrl: learner.imageUrl };
  return { name: firstName ?? firstNameOf(learner), imageUrl: null };
}

/** The learner who stands in a room under an id, and what others there see of them; `null`: there is no such room. */
export type ShownBehind = (
  id: string,
  room: Room,
) => Promise<{ learnerId: string; shown(learner: KnownLooks): Looks } | null>;

/** Asks `membersBehind`, for rooms of `sites`. */
export function createShownBehind(
  membersBehind: Pick<MembersBehind, 'of'>,
  sites: readonly SiteRule[],
): ShownBehind {
  return async (id, room) => {
    const channel = await channelOfRoom(room, sites);
    const member = channel === null ? undefined : (await membersBehind.of(channel, [id])).get(id);
    if (!member) return null;
    return { learnerId: member.learnerId, shown: (learner) => looksIn(member, learner) };
  };
}

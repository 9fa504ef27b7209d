import type Pusher from 'pusher';
import type { Access } from '../access/access.ts';
import type { ChannelAuthorization } from '../contract/api.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { Visits } from '../visits/visits.ts';
import { moderationWords } from '../words/moderation.ts';
import { requestWords } from '../words/request.ts';
import { placeOf } from './asked-room.ts';
import type { AskedChannel } from './auth-request.ts';
import type { AuthorisedChannels } from './authorised-channels.ts';
import type { LetInLately } from './let-in-lately.ts';
import type { MembersBehind } from './members-behind.ts';
import { permit } from './permit.ts';
import type { PlatformId } from './platform-id.ts';
import type { RoomChannels } from './room-channels.ts';
import type { RoomId, Seen } from './room-id.ts';
import { firstNameOf, shownMember } from './shown-member.ts';
import type { VisibilityIn } from './visibility-in.ts';

/** A channel that somebody may enter, and as whom. */
export interface Entry {
  channelName: string;
  /** Their id on that channel; `null` where it has no members. */
  id: string | null;
  /** Signs their way into it, for one of their connections. */
  sign(socketId: string): ChannelAuthorization;
}

/**
 * Lets somebody into a channel, and notes which room they visit.
 *
 * @throws Problem saying why they may not
 */
export type EnterChannel = (person: SignedInPerson, asked: AskedChannel) => Promise<Entry>;

/** @param parts.visibilityIn how much others see of a learner: who is `offline` is on no presence channel */
export function createEnterChannel(parts: {
  pusher: Pusher;
  sites: readonly SiteRule[];
  access: Access;
  visits: Pick<Visits, 'note'>;
  authorised: AuthorisedChannels;
  platformId: PlatformId;
  roomId: RoomId;
  roomChannels: RoomChannels;
  /** Whether an admin has ended somebody's presence: they are not one of the platform, either. */
  isBarred(learnerId: string): Promise<boolean>;
  letInLately: Pick<LetInLately, 'note'>;
  membersBehind: Pick<MembersBehind, 'note'>;
  visibilityIn: VisibilityIn;
  now: () => Date;
}): EnterChannel {
  const { pusher, sites, access, visits, authorised, platformId, roomId } = parts;
  const { roomChannels, isBarred, letInLately } = parts;
  const { membersBehind, visibilityIn, now } = parts;

  function entryOf(
    { channel, channelName, since }: AskedChannel,
    person: SignedInPerson,
    { teaches, seen }: { teaches: boolean; seen: Seen },
  ): Entry {
    switch (channel.kind) {
      case 'user':
        return {
          channelName,
          id: null,
          sign: (socketId) => pusher.authorizeChannel(socketId, channelName),
        };
      case 'global': {
        // A number needs no names.
        const id = platformId(person.id);
        const sign = (socketId: string) =>
          pusher.authorizeChannel(socketId, channelName, { user_id: id });
        return { channelName, id, sign };
      }
      case 'room': {
        const id = roomId(channelName, person.id, seen);
        const firstName = seen === 'first-name' ? firstNameOf(person) : null;
        if (seen !== 'name') membersBehind.note(id, { learnerId: person.id, seen, firstName });
        const began = Math.min(since ?? Infinity, +now());
        const shown = shownMember(person, { id, seen, teaches, since: began });
        const member = { user_id: id, ...(shown && { user_info: shown }) };
        const sign = (socketId: string) => pusher.authorizeChannel(socketId, channelName, member);
        return { channelName, id, sign };
      }
    }
  }

  return async (person, asked) => {
    const room = await permit(person, asked);
    const { channel, channelName } = asked;
    if (channel.kind === 'global' && (await isBarred(person.id))) {
      throw new Problem('presence-ended', moderationWords.barred);
    }
    const place = channel.kind === 'room' ? placeOf(channel.room, room) : null;
    const decided = place && (await access.enter(person, place));
    if (place && decided) {
      const own = room && (await channelOfRoom(room, sites));
      const theirs = await roomChannels(own ?? channelName, place, decided);
      if (!theirs.includes(channelName)) {
        throw new Problem('channel-forbidden', requestWords.channelOfAnotherGroup);
      }
    }
    // By right, not by presence: who appears offline is a learner of the course all the same.
    visits.note(person, room);
    const visibility = await visibilityIn(person.id, place, decided);
    if (channel.kind !== 'user' && visibility === 'offline') {
      throw new Problem('appearing-offline', requestWords.appearingOffline);
    }
    const seen = visibility === 'offline' ? 'counted' : visibility;
    if (place) {
      authorised.note(person.id, channelName, place);
      letInLately.note(person.id, channelName, seen);
    }
    return entryOf(asked, person, { teaches: decided?.teaches ?? false, seen });
  };
}

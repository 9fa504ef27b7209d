import { Hono } from 'hono';
import type Pusher from 'pusher';
import type { Access } from '../access/access.ts';
import type { ChannelAuthorization } from '../contract/api.ts';
import type { UserAuthentication } from '../contract/presence.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { Problem } from '../problem/problem.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import type { Visits } from '../visits/visits.ts';
import { moderationWords } from '../words/moderation.ts';
import { requestWords } from '../words/request.ts';
import { placeOf } from './asked-room.ts';
import { type AuthRequest, readAuthRequest, readUserAuthRequest } from './auth-request.ts';
import type { AuthorisedChannels } from './authorised-channels.ts';
import type { LetInLately } from './let-in-lately.ts';
import type { MembersBehind } from './members-behind.ts';
import type { NoteTitles } from './note-titles.ts';
import { permit } from './permit.ts';
import type { PlatformId } from './platform-id.ts';
import type { RoomChannels } from './room-channels.ts';
import type { RoomId, Seen } from './room-id.ts';
import { firstNameOf, shownMember } from './shown-member.ts';
import type { VisibilityIn } from './visibility-in.ts';

/**
 * `POST /auth` signs a learner's way into a channel, where they may enter, and notes which room they visit;
 * `POST /user-auth` signs who a connection belongs to, so that it can be ended; asked again for a connection
 * that goes on, it renews the right to be there.
 *
 * @param options.visibilityIn how much others see of a learner: who is `offline` is on no presence channel
 */
export function authRoutes(options: {
  verify: Verifier;
  pusher: Pusher;
  sites: readonly SiteRule[];
  access: Access;
  visits: Pick<Visits, 'note'>;
  authorised: AuthorisedChannels;
  /** Whether an admin has ended somebody's presence: they are not one of the platform, either. */
  isBarred(learnerId: string): Promise<boolean>;
  letInLately: Pick<LetInLately, 'note'>;
  platformId: PlatformId;
  roomId: RoomId;
  roomChannels: RoomChannels;
  membersBehind: Pick<MembersBehind, 'note'>;
  visibilityIn: VisibilityIn;
  noteTitles: NoteTitles;
  now: () => Date;
}) {
  const { verify, pusher, sites, access, visits, authorised, letInLately } = options;
  const { isBarred, platformId, roomId, roomChannels, membersBehind } = options;
  const { visibilityIn, noteTitles, now } = options;

  function authorization(
    { socketId, channel, channelName, since }: AuthRequest,
    person: SignedInPerson,
    { teaches, seen }: { teaches: boolean; seen: Seen },
  ): ChannelAuthorization {
    switch (channel.kind) {
      case 'user':
        return pusher.authorizeChannel(socketId, channelName);
      case 'global':
        // A number needs no names.
        return pusher.authorizeChannel(socketId, channelName, {
          user_id: platformId(person.id),
        });
      case 'room': {
        const id = roomId(channelName, person.id, seen);
        const firstName = seen === 'first-name' ? firstNameOf(person) : null;
        if (seen !== 'name') membersBehind.note(id, { learnerId: person.id, seen, firstName });
        const began = Math.min(since ?? Infinity, +now());
        const shown = shownMember(person, { id, seen, teaches, since: began });
        return pusher.authorizeChannel(socketId, channelName, {
          user_id: id,
          ...(shown && { user_info: shown }),
        });
      }
    }
  }

  return new Hono<SignedInEnv>()
    .post('/auth', signedIn(verify), async (c) => {
      const request = await readAuthRequest(c.req, sites);
      const person = c.get('person');
      const room = await permit(person, request);
      const { channel, channelName } = request;
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
      const teaches = decided?.teaches ?? false;
      const answer = authorization(request, person, { teaches, seen });
      return c.json(answer satisfies ChannelAuthorization);
    })
    .post('/user-auth', signedIn(verify), async (c) => {
      const person = c.get('person');
      const { id, name } = person;
      const { socketId, titles } = await readUserAuthRequest(c.req);
      visits.note(person, null);
      noteTitles(person, titles);
      const answer = pusher.authenticateUser(socketId, { id, user_info: { name } });
      return c.json(answer satisfies UserAuthentication);
    });
}

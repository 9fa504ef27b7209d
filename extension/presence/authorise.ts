import type * as v from 'valibot';
import { ChannelAuthorization } from '../../server/contract/api.ts';
import { ConnectAnswer, type ConnectRequest } from '../../server/contract/connect.ts';
import type { CrowdPlace } from '../../server/contract/crowd.ts';
import {
  ReadOnlyRoster,
  RoomChannelNames,
  UserAuthentication,
} from '../../server/contract/presence.ts';
import type { TitledRooms } from '../../server/contract/room-titles.ts';
import { type Identity, SignedOutError } from '../identity/identity.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { Room } from '../messages/room.ts';
import { ServerError } from '../server/server-error.ts';
import { AuthorisationError } from './authorisation-error.ts';
import type { VisitTimes } from './visit-times.ts';

/** The server's word that others are not to see the learner in a room: as they chose, or by the course's list. */
const HIDDEN = 'appearing-offline';

/** What the connection asks the server for, on behalf of the learner. */
export interface Authoriser {
  /**
   * Asks for a channel.
   *
   * @param name of the channel
   * @param channel what stands for it here: the same, but for those of a room's groups
   * @param room what it stands for, where it is a chapter's
   * @throws AuthorisationError final where the server says no, else worth another try
   */
  authorise(
    socketId: string,
    name: string,
    channel: string,
    room: Room | undefined,
  ): Promise<ChannelAuthorization>;
  /**
   * Asks which channels of a room are the learner's, where rooms are per group.
   *
   * @throws AuthorisationError as `authorise`
   */
  channels(room: URLSearchParams): Promise<string[]>;
  /**
   * Asks who is in a room, for a learner who appears offline there.
   *
   * @throws AuthorisationError as `authorise`
   */
  roster(room: URLSearchParams): Promise<ReadOnlyRoster>;
  /** Asks for a place beside a channel that did not take this connection; `null`: it is not full. */
  fetchPlace(socketId: string, channel: string, room: Room | undefined): Promise<CrowdPlace | null>;
  /** Asks the server to confirm whose connection it is. */
  authenticate(socketId: string): Promise<UserAuthentication>;
}

/**
 * Asks with the session tokens of `identity`.
 *
 * @param visits when those to rooms began
 * @param titles what pages call the rooms that they show: told where a connection is confirmed, and again each
 * 10 to 15 minutes, so that it costs no request
 * @param onHidden called with a channel where nobody is to see the learner
 */
export function createAuthoriser(
  identity: Identity,
  visits: Pick<VisitTimes, 'of' | 'granted'>,
  titles: () => TitledRooms,
  onHidden: (channel: string) => void,
): Authoriser {
  async function look<Schema extends v.GenericSchema>(
    what: 'channels' | 'roster',
    room: URLSearchParams,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    try {
      return await learnerRequest(identity, `/api/presence/${what}?${room}`, schema);
    } catch (error) {
      throw explained(error);
    }
  }

  return {
    async authorise(socketId, name, channel, room) {
      const since = await visits.of(channel);
      const body = new URLSearchParams({
        socket_id: socketId,
        channel_name: name,
        ...(room && { site: room.site, course_id: room.course, chapter_id: room.chapter }),
        ...(since && { since: String(since) }),
      });
      try {
        const init = { method: 'POST', body };
        const path = '/api/pusher/auth';
        const answer = await learnerRequest(identity, path, ChannelAuthorization, init);
        visits.granted(channel);
        return answer;
      } catch (error) {
        if (error instanceof ServerError && error.code === HIDDEN) onHidden(channel);
        throw explained(error);
      }
    },
    async channels(room) {
      return (await look('channels', room, RoomChannelNames)).channels;
    },
    roster: (room) => look('roster', room, ReadOnlyRoster),
    async fetchPlace(socketId, channel, room) {
      const asked: ConnectRequest = { socketId, full: [{ channel, ...room }] };
      const answer = await learnerRequest(identity, '/api/presence/connect', ConnectAnswer, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
      return answer.places.find((each) => each.channel === channel)?.place ?? null;
    },
    authenticate: (socketId) =>
      learnerRequest(identity, '/api/pusher/user-auth', UserAuthentication, {
        method: 'POST',
        body: new URLSearchParams({ socket_id: socketId, titles: JSON.stringify(titles()) }),
      }),
  };
}

function explained(error: unknown): unknown {
  if (error instanceof SignedOutError) return new AuthorisationError(error.message, true);
  if (!(error instanceof ServerError)) return error;
  const { status, code } = error;
  // 429 and 5xx pass; any other 4xx stays as it is until something else changes. What brings no code is
  // not the server's word: something else answers in its place, such as a network’s sign-in page.
  const passes =
    status === null || code === null || status === 429 || status === 408 || status >= 500;
  return new AuthorisationError(error.message, !passes);
}

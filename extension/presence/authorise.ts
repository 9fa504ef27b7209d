import type * as v from 'valibot';
import type { ChannelAuthorization } from '../../server/contract/api.ts';
import {
  type AskedRoom,
  ConnectAnswer,
  type ConnectRequest,
} from '../../server/contract/connect.ts';
import type { CrowdPlace } from '../../server/contract/crowd.ts';
import type { Preferences } from '../../server/contract/preferences.ts';
import {
  ReadOnlyRoster,
  RoomChannelNames,
  type UserAuthentication,
} from '../../server/contract/presence.ts';
import type { TitledRooms } from '../../server/contract/room-titles.ts';
import { type Identity, SignedOutError } from '../identity/identity.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { Room } from '../messages/room.ts';
import { asJson } from '../server/as-json.ts';
import { ServerError } from '../server/server-error.ts';
import { serverWords } from '../words/server.ts';
import { AuthorisationError } from './authorisation-error.ts';
import { createConnect } from './connect.ts';
import type { VisitTimes } from './visit-times.ts';

const PATH = '/api/presence/connect';

/** The server's word that others are not to see the learner in a room: as they chose, or by the course's list. */
const HIDDEN = 'appearing-offline';

/** The way into a channel, and what the server tells of who is there. */
export interface Admission extends ChannelAuthorization {
  /** Who is away there, by their ids; left out where that can't be told. */
  away?: string[];
}

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
  ): Promise<Admission>;
  /**
   * Asks which channels of a room are the learner's, where rooms are per group.
   *
   * @throws AuthorisationError as `authorise`
   */
  channels(channel: string, room: Room | undefined): Promise<string[]>;
  /**
   * Asks who is in a room, for a learner who appears offline there.
   *
   * @throws AuthorisationError as `authorise`
   */
  roster(channel: string, room: Room | undefined): Promise<ReadOnlyRoster>;
  /** Asks for a place beside a channel that did not take this connection; `null`: it is not full. */
  fetchPlace(socketId: string, channel: string, room: Room | undefined): Promise<CrowdPlace | null>;
  /** Asks the server to confirm whose connection it is. */
  authenticate(socketId: string): Promise<UserAuthentication>;
}

/**
 * Asks with the session tokens of `identity`: for all that a connection needs at once by one request.
 *
 * @param parts.visits when those to rooms began
 * @param parts.titles what pages call the rooms that they show: told along with the rest
 * @param parts.onAsking called with each such request: gives what takes the learner's preferences that it brings
 * @param parts.onConfigTag called with what stands for the server's configuration
 * @param parts.onHidden called with a channel where nobody is to see the learner
 */
export function createAuthoriser(parts: {
  identity: Identity;
  visits: Pick<VisitTimes, 'of' | 'granted'>;
  titles(): TitledRooms;
  onAsking(): (preferences: Preferences) => void;
  onConfigTag(tag: string | undefined): void;
  onHidden(channel: string): void;
}): Authoriser {
  const { identity, visits, titles, onAsking, onConfigTag, onHidden } = parts;
  const ask = (request: ConnectRequest) =>
    learnerRequest(identity, PATH, ConnectAnswer, asJson('POST', request));
  const connect = createConnect(async (request) => {
    const take = onAsking();
    const answer = await ask({ ...request, titles: titles() });
    if (answer.preferences) take(answer.preferences);
    onConfigTag(answer.configTag);
    return answer;
  });

  async function look<Schema extends v.GenericSchema>(
    what: 'channels' | 'roster',
    [channel, room]: [channel: string, room: Room | undefined],
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    // The name of the channel may not tell which room it is.
    const ids = room && { course_id: room.course, chapter_id: room.chapter };
    const query = new URLSearchParams({ channel, ...ids });
    try {
      return await learnerRequest(identity, `/api/presence/${what}?${query}`, schema);
    } catch (error) {
      throw explained(error);
    }
  }

  async function enter(socketId: string, room: () => Promise<AskedRoom>, name: string) {
    const { rooms } = await connect(socketId, room);
    const answer = rooms.find(({ channel }) => channel === name);
    if (answer?.problem) {
      const { detail, status, code } = answer.problem;
      throw new ServerError(detail, status, code);
    }
    const found = answer?.channels.find((each) => each.name === name);
    if (!found) throw new ServerError(serverWords.unexpected(PATH), null, null);
    return { ...found.authorization, ...(answer?.away && { away: answer.away }) };
  }

  return {
    async authorise(socketId, name, channel, room) {
      const asked = async (): Promise<AskedRoom> => {
        const since = await visits.of(channel);
        return { channel: name, ...room, ...(since !== null && { since }) };
      };
      try {
        const admission = await enter(socketId, asked, name);
        visits.granted(channel);
        return admission;
      } catch (error) {
        if (error instanceof ServerError && error.code === HIDDEN) onHidden(channel);
        throw explained(error);
      }
    },
    async channels(...room) {
      return (await look('channels', room, RoomChannelNames)).channels;
    },
    roster: (...room) => look('roster', room, ReadOnlyRoster),
    async fetchPlace(socketId, channel, room) {
      const answer = await ask({ socketId, full: [{ channel, ...room }] });
      return answer.places.find((each) => each.channel === channel)?.place ?? null;
    },
    authenticate: async (socketId) => (await connect(socketId)).user,
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

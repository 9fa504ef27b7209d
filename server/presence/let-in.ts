import type Pusher from 'pusher';
import type * as v from 'valibot';
import type { AskedRoom, ConnectAnswer, ConnectRequest, RoomAnswer } from '../contract/connect.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { CrowdPlaces } from '../crowd/crowd-places.ts';
import type { Outages } from '../health/outages.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import type { Visits } from '../visits/visits.ts';
import { type AskedChannel, askedChannel } from './auth-request.ts';
import type { EnterChannel } from './enter-channel.ts';
import type { NoteTitles } from './note-titles.ts';
import type { OwnChannels } from './own-channels.ts';
import type { WhoIsAway } from './who-is-away.ts';

/**
 * Lets a connection of somebody's in wherever they ask to be, and tells what they need there.
 *
 * @throws Problem where `full` names what they may not enter; each of `rooms` is answered its own
 */
export type LetIn = (
  person: SignedInPerson,
  socketId: string,
  asked: Omit<v.InferOutput<typeof ConnectRequest>, 'socketId'>,
) => Promise<ConnectAnswer>;

/**
 * @param parts.enter decides who may enter what, as for a channel that is asked for alone
 * @param parts.ownChannels which channels of a room are somebody's
 */
export function createLetIn(parts: {
  pusher: Pick<Pusher, 'authenticateUser'>;
  sites: readonly SiteRule[];
  enter: EnterChannel;
  ownChannels: OwnChannels;
  places: Pick<CrowdPlaces, 'known' | 'ifFull'>;
  awayOn: WhoIsAway;
  preferencesOf(learnerId: string): Promise<Preferences>;
  configTag: string;
  visits: Pick<Visits, 'note'>;
  noteTitles: NoteTitles;
  outages: Pick<Outages, 'report' | 'isDown'>;
}): LetIn {
  const { pusher, sites, enter, ownChannels, places, awayOn } = parts;
  const { preferencesOf, configTag, visits, noteTitles, outages } = parts;

  function channelOf({ channel, site, course, chapter, since }: AskedRoom): AskedChannel {
    const ids = { site: site ?? null, courseId: course ?? null, chapterId: chapter ?? null };
    return askedChannel(channel, { ...ids, since: since ?? null }, sites);
  }

  /** Nobody is kept out for what only the database knows, while that does not answer. */
  async function ifKnown<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
    if (outages.isDown('database')) return undefined;
    try {
      return await ask();
    } catch (error) {
      if (outages.report(error) !== 'database') throw error;
      return undefined;
    }
  }

  async function authorise(person: SignedInPerson, socketId: string, asked: AskedChannel) {
    const { channelName: name, id, sign } = await enter(person, asked);
    const crowd = id === null ? {} : await places.known(name, id, socketId);
    return { name, authorization: { ...sign(socketId), ...crowd } };
  }

  async function enterRoom(
    person: SignedInPerson,
    socketId: string,
    room: AskedRoom,
  ): Promise<RoomAnswer> {
    const { channel } = room;
    try {
      const asked = channelOf(room);
      const names = await ownChannels(person, asked);
      const theirs = names.map((name) => channelOf({ ...room, channel: name }));
      const channels = await Promise.all(theirs.map((each) => authorise(person, socketId, each)));
      if (asked.channel.kind !== 'room') return { channel, channels };
      const away = await ifKnown(() => awayOn(names));
      return { channel, channels, ...(away && { away }) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { channel, channels: [], problem: error.body };
    }
  }

  async function placeBeside(person: SignedInPerson, socketId: string, room: AskedRoom) {
    const { channel } = room;
    const { id } = await enter(person, channelOf(room));
    return { channel, place: id === null ? null : await places.ifFull(channel, id, socketId) };
  }

  return async (person, socketId, asked) => {
    const { id, name } = person;
    visits.note(person, null);
    noteTitles(person, asked.titles);
    const [rooms, beside, preferences] = await Promise.all([
      Promise.all(asked.rooms.map((room) => enterRoom(person, socketId, room))),
      Promise.all(asked.full.map((room) => placeBeside(person, socketId, room))),
      ifKnown(() => preferencesOf(id)),
    ]);
    return {
      user: pusher.authenticateUser(socketId, { id, user_info: { name } }),
      rooms,
      places: beside,
      configTag,
      ...(preferences && { preferences }),
    };
  };
}

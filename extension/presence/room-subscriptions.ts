import type { ServerConfig } from '../../server/contract/api.ts';
import type { Room } from '../messages/room.ts';
import { serverWait } from '../server/server-pace.ts';
import { AuthorisationError } from './authorisation-error.ts';
import type { ChannelListener } from './channel-listener.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import { joinedParts, type PartListener } from './joined-parts.ts';

/** What a browser is subscribed to for each room: its channel, or where rooms are per group those that the server names. */
export interface RoomSubscriptions {
  /** Joins a room, on the connection that there is now. */
  subscribe(channel: string, listener: ChannelListener): void;
  unsubscribe(channel: string): void;
  /** The channels that stand for a room, as far as they are known. */
  names(channel: string): readonly string[];
  /** What listens on one of several channels that stand for a room. */
  partOf(name: string): PartListener | undefined;
  /** What the server is to let the learner into by that name: what stands for it here, and its room. */
  askedFor(name: string): [channel: string, room: Room | undefined];
  /** From now on rooms of those sites that say so are per group. */
  setSites(sites: ServerConfig['sites']): void;
}

interface Joined {
  names: string[];
  /** Where there are several names. */
  parts: ReadonlyMap<string, PartListener>;
  failures: number;
  retry?: ReturnType<typeof setTimeout>;
}

/**
 * @param options.roomOf the room that a channel stands for here
 * @param options.fetchNames asks the server for the channels of a room; throws {@link AuthorisationError}
 */
export function createRoomSubscriptions(options: {
  connection(): Pick<ChannelsConnection, 'subscribe' | 'unsubscribe'> | null;
  roomOf(channel: string): Room | undefined;
  fetchNames(channel: string): Promise<string[]>;
}): RoomSubscriptions {
  const { connection, roomOf, fetchNames } = options;
  let grouped: unknown[] = [];
  const rooms = new Map<string, Joined>();

  async function join(channel: string, listener: ChannelListener, room: Joined): Promise<void> {
    const isCurrent = () => rooms.get(channel) === room;
    try {
      const names = await fetchNames(channel);
      if (!isCurrent()) return;
      room.names = names;
      room.parts = new Map(names.length > 1 ? joinedParts(names, listener) : []);
      for (const name of names) connection()?.subscribe(name, room.parts.get(name) ?? listener);
    } catch (error) {
      if (!(error instanceof AuthorisationError)) throw error;
      if (!isCurrent()) return;
      if (error.final) listener.refused();
      room.failures = error.final ? Infinity : room.failures + 1;
      const wait = serverWait(room.failures, Math.random());
      room.retry = setTimeout(join, wait, channel, listener, room);
    }
  }

  const names = (channel: string) => rooms.get(channel)?.names ?? [channel];

  return {
    subscribe(channel, listener) {
      clearTimeout(rooms.get(channel)?.retry);
      rooms.delete(channel);
      if (!grouped.includes(roomOf(channel)?.site))
        return connection()?.subscribe(channel, listener);
      const room: Joined = { names: [], parts: new Map(), failures: 0 };
      rooms.set(channel, room);
      listener.awaiting();
      void join(channel, listener, room);
    },
    unsubscribe(channel) {
      clearTimeout(rooms.get(channel)?.retry);
      for (const name of names(channel)) connection()?.unsubscribe(name);
      rooms.delete(channel);
    },
    names,
    partOf(name) {
      for (const { parts } of rooms.values()) {
        const part = parts.get(name);
        if (part) return part;
      }
    },
    askedFor(name) {
      const [channel = name] = [...rooms].find(([, { names }]) => names.includes(name)) ?? [];
      return [channel, roomOf(channel)];
    },
    setSites(sites = []) {
      grouped = sites.filter(({ groups }) => groups).map(({ id }) => id);
    },
  };
}

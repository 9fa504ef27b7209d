import type { Room } from '../../../server/contract/room-channel.ts';
import { levelIn, mayEnter, NEW_PERSON, type PersonState } from './people.ts';

/** A tab on a site, and what it shows: a room, or a page of the site that is none. */
export interface Tab {
  id: number;
  site: string;
  room: Room | null;
}

/** How a browser's line to the server is: `stalled` lets nothing through and closes nothing. */
export type Line = 'open' | 'stalled' | 'refused';

/** A browser with the extension. */
export interface BrowserState {
  learner: string;
  tabs: readonly Tab[];
  /** The tab that is seen; `null` while it is none of these. */
  front: number | null;
  line: Line;
}

/** A learner who joins by the protocol alone. */
export interface ClientState {
  learner: string;
  rooms: readonly Room[];
}

/** All that the test has done, and so knows to be true. */
export interface World {
  /** By index. */
  browsers: readonly BrowserState[];
  /** By index. */
  clients: readonly ClientState[];
  /** By name. */
  people: ReadonlyMap<string, PersonState>;
}

/** A world in which nobody does anything yet. */
export function newWorld(browsers: readonly string[], clients: readonly string[]): World {
  return {
    browsers: browsers.map((learner) => ({ learner, tabs: [], front: null, line: 'open' })),
    clients: clients.map((learner) => ({ learner, rooms: [] })),
    people: new Map([...browsers, ...clients].map((name) => [name, NEW_PERSON])),
  };
}

export function personCalled(world: World, name: string): PersonState {
  return world.people.get(name) ?? NEW_PERSON;
}

/** Who has a room open, over a line that is not gone. */
function readersOf({ browsers, clients }: World, room: Room): string[] {
  const here = browsers.filter(
    ({ line, tabs }) => line !== 'refused' && tabs.some((tab) => tab.room === room),
  );
  return [...here, ...clients.filter(({ rooms }) => rooms.includes(room))].map(
    ({ learner }) => learner,
  );
}

/** Who is in a room by right, whether others see them or not. */
export function insideOf(world: World, room: Room): Set<string> {
  return new Set(
    readersOf(world, room).filter((name) => mayEnter(personCalled(world, name), room)),
  );
}

/** Who is in a room as far as others are told, if only as a number. */
export function presentOn(world: World, room: Room): Set<string> {
  const isSeen = (name: string) => levelIn(personCalled(world, name), room) !== 'offline';
  return new Set([...insideOf(world, room)].filter(isSeen));
}

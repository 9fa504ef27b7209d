import type { PeopleOn } from '../crowd/people-on.ts';
import type { NamedMembers } from './named-members.ts';
import { type ListedViewer, listed } from './viewers-page.ts';

/** Ms that a long list is taken for: many who look at one room ask for it once. */
const KEPT_MS = 2_000;
/** People from which a list is long. */
const LONG_FROM = 100;
/** People who are listed: beyond them it is not known who is behind an id. */
const MAX_LISTED = 10_000;

/**
 * Those who are seen by a name in a room, in the order of its list, whether its presence channels hold them or
 * they are beside these.
 *
 * @param channel of the room, as it is named without groups
 * @param theirs the channels of it that who asks is on
 */
export type RoomList = (channel: string, theirs: readonly string[]) => Promise<ListedViewer[]>;

/** @param parts.now ms, of a clock that only goes forward */
export function createRoomList(parts: {
  people: Pick<PeopleOn, 'besideOn'>;
  usersOn(channels: readonly string[]): Promise<string[]>;
  namedMembers: NamedMembers;
  now: () => number;
}): RoomList {
  const { people, usersOn, namedMembers, now } = parts;
  const kept = new Map<string, { at: number; list: Promise<ListedViewer[]> }>();

  async function read(channel: string, theirs: readonly string[]): Promise<ListedViewer[]> {
    const [members, beside] = await Promise.all([usersOn(theirs), people.besideOn(theirs)]);
    const ids = [...new Set([...members, ...beside])].slice(0, MAX_LISTED);
    return listed(await namedMembers(channel, ids));
  }

  return (channel, theirs) => {
    for (const [key, { at }] of kept) if (now() - at >= KEPT_MS) kept.delete(key);
    const key = [channel, ...theirs].join(' ');
    const known = kept.get(key);
    if (known) return known.list;
    const list = read(channel, theirs);
    kept.set(key, { at: now(), list });
    list.then(
      ({ length }) => length < LONG_FROM && kept.delete(key),
      () => kept.delete(key),
    );
    return list;
  };
}

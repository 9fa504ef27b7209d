import { type CrowdCount, PRESENCE_COUNT } from '../../server/contract/crowd.ts';
import type { Member } from '../../server/contract/member.ts';
import type { ChannelListener } from './channel-listener.ts';
import { createPublishedCount, type PublishedCount } from './crowd-count.ts';
import type { CrowdListener } from './crowd-places.ts';

/** Listens on one of several channels that make one roster. */
export interface PartListener extends CrowdListener {
  /** The server has authorised the channel, and says how many are there where it is a crowd. */
  authorised(count: CrowdCount | null): void;
}

interface Part {
  members: Map<string, Member>;
  /** Of whom the snapshot named no member. */
  unnamed: number;
  /** Stands in place of both where the channel is a crowd's. */
  published: PublishedCount;
}

/**
 * Makes one roster of several channels, those of a room's groups: who is on more than one of them is there
 * once, and the snapshot is whole when each has told its own. Of one that is full a count tells.
 *
 * @returns what listens on each of `names`
 */
export function joinedParts(
  names: readonly string[],
  listener: ChannelListener,
): [string, PartListener][] {
  const parts = new Map<string, Part>();
  let selfId: string | null | undefined;
  const has = (id: string) => [...parts.values()].some(({ members }) => members.has(id));

  function tell(): void {
    if (parts.size < names.length) return;
    const all = new Map<string, Member>();
    let unnamed = 0;
    for (const { members, ...part } of parts.values()) {
      const count = part.published.current()?.count;
      unnamed += count === undefined ? part.unnamed : Math.max(0, count - members.size);
      for (const [id, member] of members) if (!all.get(id)?.name) all.set(id, member);
    }
    listener.snapshot(() => [...all.values()], all.size + unnamed, undefined, selfId);
  }

  const listenOn = (name: string): PartListener => {
    const published = createPublishedCount();
    let granted: CrowdCount | null | undefined;

    function set(members: readonly Member[], unnamed: number, self: string | null | undefined) {
      selfId = self;
      const byId = new Map(members.map((member) => [member.id, member]));
      parts.set(name, { members: byId, unnamed, published });
      tell();
    }

    /** Whoever comes to a crowd, or leaves it, is a part of its count. */
    function change(isElsewhere: boolean, tellOne: () => void): void {
      if (published.current()) tell();
      else if (!isElsewhere) tellOne();
    }

    return {
      snapshot(read, count, _away, self) {
        if (granted !== undefined) published.answer(granted);
        granted = undefined;
        const members = read();
        set(members, Math.max(0, count - members.length), self);
      },
      awaiting: listener.awaiting,
      joined(read) {
        const member = read();
        const isElsewhere = has(member.id);
        parts.get(name)?.members.set(member.id, member);
        change(isElsewhere, () => listener.joined(() => member));
      },
      left(read) {
        const id = read();
        parts.get(name)?.members.delete(id);
        change(has(id), () => listener.left(() => id));
      },
      event(event, data) {
        // One group's count is not the room's, whether it is new or not.
        if (event !== PRESENCE_COUNT) listener.event(event, data);
        else if (published.event(event, data)) tell();
      },
      refused: listener.refused,
      authorised(count) {
        granted = count;
      },
      moved({ selfId: self, last }) {
        published.answer(last);
        set([{ id: self, name: '', imageUrl: null }], 0, self);
      },
      hasRoom: () => published.current()?.rejoin ?? true,
    };
  };
  return names.map((name) => [name, listenOn(name)]);
}

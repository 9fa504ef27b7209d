import type { Member } from '../../server/contract/member.ts';
import type { ChannelListener } from './channel-listener.ts';

interface Part {
  members: Map<string, Member>;
  /** Of whom the snapshot named no member. */
  unnamed: number;
}

/**
 * Makes one roster of several channels, those of a room's groups: who is on more than one of them is there
 * once, and the snapshot is whole when each has told its own.
 *
 * @returns what listens on each of `names`
 */
export function joinedParts(
  names: readonly string[],
  listener: ChannelListener,
): [string, ChannelListener][] {
  const parts = new Map<string, Part>();
  const has = (id: string) => [...parts.values()].some(({ members }) => members.has(id));

  const listenOn = (name: string): ChannelListener => ({
    snapshot(read, count, _away, selfId) {
      const members = new Map(read().map((member) => [member.id, member]));
      parts.set(name, { members, unnamed: Math.max(0, count - members.size) });
      if (parts.size < names.length) return;
      const all = new Map<string, Member>();
      let unnamed = 0;
      for (const part of parts.values()) {
        unnamed += part.unnamed;
        for (const [id, member] of part.members) all.set(id, member);
      }
      listener.snapshot(() => [...all.values()], all.size + unnamed, undefined, selfId);
    },
    awaiting: listener.awaiting,
    joined(read) {
      const member = read();
      const isNew = !has(member.id);
      parts.get(name)?.members.set(member.id, member);
      if (isNew) listener.joined(() => member);
    },
    left(read) {
      const id = read();
      parts.get(name)?.members.delete(id);
      if (!has(id)) listener.left(() => id);
    },
    event: listener.event,
    refused: listener.refused,
  });
  return names.map((name) => [name, listenOn(name)]);
}

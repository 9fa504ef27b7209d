import { type ActivityDigest, USER_ACTIVE, USER_AWAY } from '../contract/presence.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { RoomId } from './room-id.ts';
import type { SeenOn } from './seen-on.ts';
import type { TellChannels } from './tell-channels.ts';

/** Members of a channel up to whom each change is told at once: of more it is a message to each of them. */
const AT_ONCE_UP_TO = 25;
/** Ms over which the changes of others are gathered. */
const DIGEST_MS = 10_000;
/** Ms that the number of a channel's members is taken for. */
const COUNT_KEPT_MS = 10_000;
/** Ids in one event: 10 kB are the most that Pusher takes. */
const MAX_IDS = 50;

/** Tells channels that a learner is away, or active again. */
export interface TellActivity {
  tell(seenOn: readonly SeenOn[], isAway: boolean, learnerId: string): Promise<void>;
  /** Tells at once what is being gathered. */
  flush(): Promise<void>;
}

/**
 * Each change at once where few are there; where more are, one digest of all in 10 s.
 *
 * @param parts.tellDigest tells one channel of several learners
 * @param parts.memberCount members of a channel
 * @param parts.now ms, of a clock that only goes forward
 */
export function createTellActivity(parts: {
  tellChannels: TellChannels;
  tellDigest(channel: string, digest: ActivityDigest): Promise<unknown>;
  roomId: RoomId;
  memberCount(channel: string): Promise<number>;
  noteFailure: NoteFailure;
  now: () => number;
}): TellActivity {
  const { tellChannels, tellDigest, roomId, memberCount, noteFailure, now } = parts;
  const counts = new Map<string, { at: number; count: Promise<number> }>();
  /** By channel, who is away by now, and who active. */
  let gathered = new Map<string, Map<string, boolean>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function countOf(channel: string): Promise<number> {
    for (const [name, { at }] of counts) if (now() - at >= COUNT_KEPT_MS) counts.delete(name);
    const count = counts.get(channel)?.count ?? memberCount(channel);
    if (!counts.has(channel)) counts.set(channel, { at: now(), count });
    count.catch(() => counts.delete(channel));
    return count;
  }

  function gather(channel: string, id: string, isAway: boolean): void {
    const changes = gathered.get(channel) ?? new Map<string, boolean>();
    gathered.set(channel, changes);
    // Also of who came back meanwhile: somebody may have joined in between, and have them as away.
    changes.set(id, isAway);
    timer ??= setTimeout(flush, DIGEST_MS);
    timer.unref();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const due = gathered;
    gathered = new Map();
    for (const [channel, changes] of due) {
      for (const digest of digestsOf(changes)) {
        await tellDigest(channel, digest).catch((error: unknown) => {
          noteFailure(error, 'a room was not told who of it is away');
        });
      }
    }
  }

  return {
    async tell(seenOn, isAway, learnerId) {
      const atOnce: SeenOn[] = [];
      for (const each of seenOn) {
        const { channel, seen } = each;
        const id = roomId(channel, learnerId, seen);
        if ((await countOf(channel)) > AT_ONCE_UP_TO) gather(channel, id, isAway);
        else {
          gathered.get(channel)?.delete(id);
          atOnce.push(each);
        }
      }
      await tellChannels(atOnce, isAway ? USER_AWAY : USER_ACTIVE, learnerId);
    },
    flush,
  };
}

function digestsOf(changes: ReadonlyMap<string, boolean>): ActivityDigest[] {
  const all = [...changes];
  const idsOf = (some: typeof all, away: boolean) =>
    some.flatMap(([id, isAway]) => (isAway === away ? [id] : []));
  return Array.from({ length: Math.ceil(all.length / MAX_IDS) }, (_, at) => {
    const some = all.slice(at * MAX_IDS, (at + 1) * MAX_IDS);
    return { away: idsOf(some, true), active: idsOf(some, false) };
  });
}

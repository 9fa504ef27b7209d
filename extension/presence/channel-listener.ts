import * as v from 'valibot';
import { type Member, parseMember } from '../../server/contract/member.ts';

/**
 * What a channel tells. Who it tells of is read from the wire where it is asked for: most of what
 * comes only changes a number.
 */
export interface ChannelListener {
  /**
   * On a presence channel the whole truth; on any other that it is joined.
   *
   * @param away the ids of who is away, where that is known as well
   * @param selfId the learner's own id on that channel, where they are on it
   */
  snapshot(members: () => Member[], count: number, away?: string[], selfId?: string | null): void;
  /** A snapshot is asked for: until it comes, what was told before may not hold any more. */
  awaiting(): void;
  joined(member: () => Member): void;
  left(id: () => string): void;
  /** An event that the server sent. */
  event(name: string, data: unknown): void;
  /** The server will not have this learner on this channel, as far as it says now. */
  refused(): void;
}

const Snapshot = v.fallback(
  v.object({
    count: v.number(),
    members: v.record(v.string(), v.unknown()),
    myID: v.nullable(v.string()),
  }),
  { count: 0, members: {}, myID: null }, // a channel that is no presence channel tells nothing of members
);
const Joined = v.object({ id: v.string(), info: v.unknown() });
const Left = v.object({ id: v.string() });

/** A channel, as pusher-js has it. */
interface BoundChannel {
  bind(event: string, hear: (data: unknown) => void): unknown;
  bind_global(hear: (event: string, data: unknown) => void): unknown;
  unbind(): unknown;
}

/**
 * Has `listener` hear what a channel tells, and nobody else.
 *
 * @param onJoined called first, whenever it is joined
 */
export function bindListener(
  channel: BoundChannel,
  listener: ChannelListener,
  onJoined: () => void,
): void {
  channel.unbind();
  channel.bind('pusher:subscription_succeeded', (data: unknown) => {
    onJoined();
    const { members, count, myID } = v.parse(Snapshot, data);
    listener.snapshot(
      () => Object.entries(members).map(([id, info]) => parseMember(id, info)),
      count,
      undefined,
      myID,
    );
  });
  channel.bind('pusher:member_added', (data: unknown) =>
    listener.joined(() => {
      const { id, info } = v.parse(Joined, data);
      return parseMember(id, info);
    }),
  );
  channel.bind('pusher:member_removed', (data: unknown) =>
    listener.left(() => v.parse(Left, data).id),
  );
  channel.bind_global((event: string, data: unknown) => {
    if (!event.startsWith('pusher:')) listener.event(event, data);
  });
}

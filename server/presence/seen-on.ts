import type { Seen } from './room-id.ts';

/** Before a channel on which only the first name is seen. No channel has a space in its name. */
const BY_FIRST_NAME = 'first-name ';

/** A channel on which a learner is seen by a name. */
export interface SeenOn {
  channel: string;
  seen: Exclude<Seen, 'counted'>;
}

/** A channel as reports of activity hold it, with how its learner is seen there. */
export function writeSeenOn({ channel, seen }: SeenOn): string {
  return seen === 'name' ? channel : BY_FIRST_NAME + channel;
}

/** What {@link writeSeenOn} wrote. */
export function readSeenOn(written: string): SeenOn {
  return written.startsWith(BY_FIRST_NAME)
    ? { channel: written.slice(BY_FIRST_NAME.length), seen: 'first-name' }
    : { channel: written, seen: 'name' };
}

/** All that {@link writeSeenOn} may have written of a channel. */
export function allSeenOn(channel: string): string[] {
  return [channel, BY_FIRST_NAME + channel];
}

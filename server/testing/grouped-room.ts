import { createGroupTag } from '../presence/group-tag.ts';
import { groupChannel } from '../sites/group-channel.ts';

/** The secret of the embedded Channels server in tests, by which groups have their tags. */
export const CHANNELS_SECRET = 'a-secret-of-channels';

/** The channel of a room that is per group, of who is in none. */
export const GROUPED_ROOM = 'presence-chapter-grouped;botany;1';

/** The channel of one of its groups. */
export function channelOfGroup(group: string): string {
  const tag = createGroupTag(CHANNELS_SECRET)({ site: 'grouped', course: 'botany' }, group);
  return groupChannel(GROUPED_ROOM, tag);
}

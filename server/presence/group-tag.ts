import { keyedId } from './keyed-id.ts';
import type { GroupTag } from './room-channels.ts';

/**
 * Makes tags that tell nobody what a group is called.
 *
 * @param secret of the Channels app
 */
export function createGroupTag(secret: string): GroupTag {
  return ({ site, course }, group) =>
    keyedId(secret, `group ${JSON.stringify([site, course, group])}`);
}

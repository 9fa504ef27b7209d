import type { Room } from '../contract/room-channel.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { askedRoom } from './asked-room.ts';
import type { AskedChannel } from './auth-request.ts';

/**
 * Whether the channel that `person` asks for is one that there is for them, and which room it is.
 *
 * @returns `null` where the channel is no room's, or the course is not told where the site needs none
 * @throws Problem `channel-forbidden` for another person's channel; `malformed-request` where room and
 * channel do not belong together
 */
export async function permit(
  person: Pick<SignedInPerson, 'id'>,
  { channel, channelName, site, ...ids }: AskedChannel,
): Promise<Room | null> {
  if (channel.kind === 'user' && channel.userId !== person.id) {
    throw new Problem('channel-forbidden', requestWords.channelOfAnother);
  }
  if (channel.kind !== 'room') return null;
  const { rule } = channel.room;
  if (site !== null && site !== rule.id) {
    throw new Problem('malformed-request', requestWords.differentSites(rule.id));
  }
  const room = await askedRoom(channelName, channel.room, ids);
  if (room === null && !rule.uniqueChapters) {
    throw new Problem('malformed-request', requestWords.idsMissing);
  }
  return room;
}

import { readChapter } from '../../server/contract/sites/read-chapter.ts';
import type { Room } from '../messages/room.ts';
import { isSameRoom } from '../messages/same-room.ts';
import { coalesced } from '../timing/coalesced.ts';
import { onArrival, STORM_MS } from './navigation.ts';
import { siteRules } from './site-rules.ts';

/**
 * Calls `changed` with the room that this page is in, whenever that is another one, until `signal` ends:
 * where addresses alone tell rooms, as in builds whose rules read nothing else.
 */
export function watchAddress(signal: AbortSignal, changed: (room: Room | null) => void): void {
  const rules = siteRules();
  let room: Room | null = null;
  const see = () => {
    const read = readChapter(rules, { url: location.href });
    const shown = 'found' in read ? read.found.room : null;
    if (isSameRoom(shown, room)) return;
    room = shown;
    changed(room);
  };
  onArrival(signal, coalesced(see, STORM_MS));
}

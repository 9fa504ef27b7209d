import { createRoomId } from '../../../server/presence/room-id.ts';
import type { ProtocolClient, Sighting } from '../../support/protocol-client.ts';
import { channelOf, ROOMS } from './rooms.ts';

const SECRET = 'for the ids of random faults';

/** What the server needs to be told, so that it is known whose the ids of its rooms are. */
export const IDS_ENV = { CHANNELS_SECRET: SECRET };

/**
 * What a client has seen of people, whatever others see of them: by the id that they have on a channel.
 *
 * @param everybody a device of each, by name; others may come to it later
 */
export function createSightings(
  watcher: ProtocolClient,
  everybody: ReadonlyMap<string, ProtocolClient>,
): () => readonly Sighting[] {
  const roomId = createRoomId(SECRET);
  const names = new Map<string, string>();
  const known: Sighting[] = [];
  const namedSoFar = new Set<string>();

  function nameAll(): void {
    for (const { name, userId } of everybody.values()) {
      if (namedSoFar.has(name)) continue;
      namedSoFar.add(name);
      for (const channel of ROOMS.map(channelOf)) {
        for (const seen of ['name', 'first-name', 'counted'] as const) {
          names.set(`${channel} ${roomId(channel, userId, seen)}`, name);
        }
      }
    }
  }

  return () => {
    nameAll();
    for (const seen of watcher.sightings.slice(known.length)) {
      known.push({ ...seen, name: names.get(`${seen.channel} ${seen.id}`) ?? seen.name });
    }
    return known;
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { JOIN_TOLD_MS } from '../../extension/timing/join-timings.ts';
import type { Figure } from '../figure.ts';
import { quantile } from '../statistics.ts';
import { CHANGES, type Change } from './changes.ts';
import { openRooms, type WatchedRoom } from './watched-rooms.ts';

/** How often each change is made in each room. */
const ROUNDS = 2;
const BAR_MS = 2_000;
/** Ms between two changes: whoever is disconnected time and again waits a while before they come back. */
const APART_MS = 5_000;
/** Ms after which what is not there yet counts as if it came then. */
const PATIENCE_MS = 15_000;

/**
 * How long it takes until a change of who is seen, and as what, is in force for all who watch; and that none of
 * them is told that somebody joined.
 */
export async function* measureRooms(): AsyncIterable<Figure> {
  await using rooms = await openRooms();
  // Until then they have only just joined, whatever they are seen as.
  await pause(JOIN_TOLD_MS + 1_000);
  const announced = () =>
    rooms.flatMap(({ watchers }) => watchers.flatMap((each) => each.announced.splice(0)));
  announced();
  for (const [what, changes] of Object.entries(CHANGES)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const change of changes) {
        // As somebody has it who chooses now and then: what comes at once after it is slowed down.
        await pause(APART_MS);
        const taken = await Promise.all(rooms.map((room) => timesOf(change, room)));
        if (change.isMeasured) times.push(...taken.flat());
      }
    }
    yield {
      what: `${what} → in force for who watches, p95`,
      value: quantile(times, 0.95),
      unit: 'ms',
      bar: BAR_MS,
      atMost: true,
      note: `of ${times.length}; median ${quantile(times, 0.5).toFixed(0)}, slowest ${quantile(times, 1).toFixed(0)} ms`,
    };
    const joined = announced();
    yield {
      what: `${what}: told of as having joined`,
      value: joined.length,
      unit: 'people',
      bar: 0,
      atMost: true,
      ...(joined.length > 0 && { note: joined.slice(0, 3).join(', ') }),
    };
  }
}

/** Makes a change, and gives the ms until each watcher sees it. */
async function timesOf(change: Change, room: WatchedRoom): Promise<number[]> {
  const started = performance.now();
  const seen = room.watchers.map(async (watcher) => {
    const isSeen = watcher.until((shown) => change.isInForce(shown, room));
    await Promise.race([isSeen, pause(PATIENCE_MS, undefined, { ref: false })]);
    return performance.now() - started;
  });
  await change.make(room);
  return Promise.all(seen);
}

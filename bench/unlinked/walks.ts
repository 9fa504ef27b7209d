import { mock } from 'node:test';
import { createChapters } from '../../extension/presence/chapters.ts';
import { type Room, roomChannel } from '../../server/contract/room-channel.ts';
import { createRandom, type Random } from '../../tests/faults/random/random.ts';

const chapter = (number: number): Room => ({
  site: 'docs-test',
  course: 'course',
  chapter: String(number),
});

/** The two rooms that are watched. */
export const ROOMS = [chapter(1), chapter(2)] as const;
/** Where learners are as well; nobody watches the third. */
const PLACES = [...ROOMS, chapter(3)];

/** A learner's browser joined a watched room's channel, or left it. */
export interface Move {
  atMs: number;
  learner: number;
  channel: string;
  kind: 'join' | 'leave';
}

/** How learners walk. */
export interface Walk {
  learners: number;
  /** How long all of it takes. */
  totalMs: number;
  /** How long a learner stays on a chapter, on average: at each moment it is as likely that they go on. */
  stayMs: number;
  seed: number;
  /** How long a browser stays on a channel whose chapter it has left. */
  lingerMs(fraction: () => number): number;
}

/** Learners who go from chapter to chapter, each on their own, as the extension joins and leaves channels for it. */
export async function walkedBy(walk: Walk): Promise<Move[]> {
  const channels = await Promise.all(ROOMS.map((room) => roomChannel(room)));
  const random = createRandom(walk.seed);
  const moves: Move[] = [];
  for (let learner = 0; learner < walk.learners; learner += 1) {
    moves.push(...(await walkOf(learner, walk, random)));
  }
  return moves
    .filter(({ channel }) => channels.includes(channel))
    .sort((one, other) => one.atMs - other.atMs);
}

async function walkOf(learner: number, walk: Walk, random: Random): Promise<Move[]> {
  mock.timers.enable({ apis: ['setTimeout'] });
  const moves: Move[] = [];
  const leaves = new Set<number>();
  let atMs = 0;
  const move = (kind: Move['kind']) => (channel: string) => {
    moves.push({ atMs, learner, channel, kind });
  };
  const chapters = createChapters<'tab'>(roomChannel, move('join'), move('leave'), () => {
    const ms = Math.ceil(walk.lingerMs(random.fraction));
    leaves.add(atMs + ms);
    return ms;
  });
  const elapseTo = (moment: number) => {
    mock.timers.tick(moment - atMs);
    atMs = moment;
  };

  let place = random.pick(PLACES);
  // As if all of it had begun long before.
  let nextMs = 1 + random.below(walk.stayMs);
  await chapters.set('tab', place);
  while (nextMs < walk.totalMs) {
    for (const moment of [...leaves].filter((each) => each <= nextMs).sort((a, b) => a - b)) {
      leaves.delete(moment);
      const after = moment - atMs;
      atMs = moment;
      mock.timers.tick(after);
    }
    elapseTo(nextMs);
    place = random.pick(PLACES.filter((other) => other !== place));
    await chapters.set('tab', place);
    nextMs += 1 + Math.floor(-Math.log(1 - random.fraction()) * walk.stayMs);
  }
  mock.timers.reset();
  return moves;
}

import { setTimeout as wait } from 'node:timers/promises';
import type { ModerationPatch } from '../contract/moderation.ts';
import { firstUsableName } from '../contract/name.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import { KNOWN_AFTER_MS, type Moderations } from './moderations.ts';
import type { Taken } from './state.ts';

/** What an admin takes from a person, or gives back. */
export type Moderate = (
  learnerId: string,
  patch: ModerationPatch,
  changedBy: string,
) => Promise<Taken>;

/**
 * Carries an act out at once: what rosters are made of is changed, and the person's connections end, so that
 * whoever watches sees them as they may be seen from now on, or not any more. A name that is given back comes
 * with the person's next request: it is kept nowhere meanwhile.
 *
 * @param parts.isShared whether other server processes have to know of it before the person comes back
 */
export function createModerate(parts: {
  prisma: PrismaClient;
  moderations: Pick<Moderations, 'change'>;
  endConnections(learnerId: string): Promise<void>;
  isShared: boolean;
  noteFailure: NoteFailure;
}): Moderate {
  const { prisma, moderations, endConnections, isShared, noteFailure } = parts;
  return async (learnerId, patch, changedBy) => {
    const taken = await moderations.change(learnerId, patch, changedBy);
    await prisma.learner.updateMany({
      where: { id: learnerId },
      data: {
        ...(taken.nameTaken && { name: firstUsableName() }),
        ...(taken.pictureTaken && { imageUrl: null }),
      },
    });
    if (isShared) await wait(KNOWN_AFTER_MS);
    try {
      await endConnections(learnerId);
    } catch (error) {
      // It holds with the next authorisation, in a quarter of an hour.
      noteFailure(error, 'Channels could not be told of an admin’s act');
    }
    return taken;
  };
}

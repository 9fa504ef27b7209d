import type { ModerationPatch, ModerationState } from '../../../contract/moderation.ts';
import { moderationWords } from '../../../words/moderation.ts';

const DAY_HOURS = 24;
const MAX_DAYS = 30;

/** What an admin can do about a person of whom so much is taken. */
export function actsOn({
  nameTaken,
  pictureTaken,
  isBarred,
}: ModerationState): { words: string; patch: ModerationPatch }[] {
  return [
    {
      words: nameTaken ? moderationWords.giveName : moderationWords.takeName,
      patch: { nameTaken: !nameTaken },
    },
    {
      words: pictureTaken ? moderationWords.givePicture : moderationWords.takePicture,
      patch: { pictureTaken: !pictureTaken },
    },
    ...(isBarred
      ? [{ words: moderationWords.liftEnd, patch: { barred: false } }]
      : [
          ...[1, MAX_DAYS].map((days) => ({
            words: moderationWords.endFor(days),
            patch: { barred: days * DAY_HOURS },
          })),
          { words: moderationWords.endPresence, patch: { barred: true } },
        ]),
  ];
}

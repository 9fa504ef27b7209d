import type { ModerationPatch, ModerationState } from '../../../contract/moderation.ts';
import { moderationWords } from '../../../words/moderation.ts';

const DAY_HOURS = 24;
const MAX_DAYS = 30;

/** What an admin can do about a person of whom so much is taken; by `id` what takes the place of what. */
export function actsOn({
  nameTaken,
  pictureTaken,
  isBarred,
}: ModerationState): { id: string; words: string; patch: ModerationPatch }[] {
  return [
    {
      id: 'name',
      words: nameTaken ? moderationWords.giveName : moderationWords.takeName,
      patch: { nameTaken: !nameTaken },
    },
    {
      id: 'picture',
      words: pictureTaken ? moderationWords.givePicture : moderationWords.takePicture,
      patch: { pictureTaken: !pictureTaken },
    },
    ...(isBarred
      ? [{ id: 'end', words: moderationWords.liftEnd, patch: { barred: false } }]
      : [
          ...[1, MAX_DAYS].map((days) => ({
            id: `end ${days}`,
            words: moderationWords.endFor(days),
            patch: { barred: days * DAY_HOURS },
          })),
          { id: 'end', words: moderationWords.endPresence, patch: { barred: true } },
        ]),
  ];
}

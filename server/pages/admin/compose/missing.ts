import { composeWords } from '../../../words/compose.ts';
import { actionsIn, audienceOf, type Chooser, courseIn } from './draft.ts';
import type { DraftFields } from './draft-fields.ts';
import type { FieldProblem } from './problems.ts';

/**
 * What a draft lacks to be sent.
 *
 * @param isTimePartial whether a part of the time was typed
 */
export function missingIn(
  fields: DraftFields,
  sender: Chooser,
  isTimePartial: boolean,
): FieldProblem[] {
  return [
    ...missingContent(fields),
    ...missingAudience(fields, sender),
    ...missingTime(fields, isTimePartial),
  ];
}

/** What the content of a draft lacks. */
export function missingContent(fields: DraftFields): FieldProblem[] {
  const titles = actionsIn(fields)
    .filter(({ title }) => !title)
    .map(({ number }) => ({
      field: `action${number}Title` as const,
      message: composeWords.buttonTitleMissing,
    }));
  if (fields.title.trim()) return titles;
  return [{ field: 'title', message: composeWords.titleMissing }, ...titles];
}

function missingAudience(fields: DraftFields, sender: Chooser): FieldProblem[] {
  if (audienceOf(fields, sender)) return [];
  if (fields.audience === 'users') {
    return [{ field: 'learner', message: composeWords.personMissing }];
  }
  if (!courseIn(fields, sender)) {
    return [{ field: 'courseId', message: composeWords.courseMissing }];
  }
  return [{ field: 'chapterId', message: composeWords.chapterMissing }];
}

function missingTime({ when, sendAt }: DraftFields, isPartial: boolean): FieldProblem[] {
  if (when === 'now' || sendAt) return [];
  const message = isPartial ? composeWords.sendAtPartial : composeWords.sendAtMissing;
  return [{ field: 'sendAt', message }];
}

import { actionsIn, audienceOf, courseIn } from './draft.ts';
import type { DraftFields } from './draft-fields.ts';
import type { FieldProblem } from './problems.ts';

/**
 * What a draft lacks to be sent.
 *
 * @param isTimePartial whether a part of the time was typed
 */
export function missingIn(
  fields: DraftFields,
  courses: readonly string[],
  isTimePartial: boolean,
): FieldProblem[] {
  return [
    ...missingContent(fields),
    ...missingAudience(fields, courses),
    ...missingTime(fields, isTimePartial),
  ];
}

/** What the content of a draft lacks. */
export function missingContent(fields: DraftFields): FieldProblem[] {
  const titles = actionsIn(fields)
    .filter(({ title }) => !title)
    .map(({ number }) => ({
      field: `action${number}Title` as const,
      message: 'Say what is on it.',
    }));
  if (fields.title.trim()) return titles;
  return [{ field: 'title', message: 'Give it a title.' }, ...titles];
}

function missingAudience(fields: DraftFields, courses: readonly string[]): FieldProblem[] {
  if (audienceOf(fields, courses)) return [];
  if (fields.audience === 'users') {
    return [{ field: 'learner', message: 'Add at least one person.' }];
  }
  if (!courseIn(fields, courses)) {
    return [{ field: 'courseId', message: 'You have no course yet.' }];
  }
  return [{ field: 'chapterId', message: 'Say which chapter.' }];
}

function missingTime({ when, sendAt }: DraftFields, isPartial: boolean): FieldProblem[] {
  if (when === 'now' || sendAt) return [];
  const message = isPartial ? 'Complete the date and the time.' : 'Choose a date and a time.';
  return [{ field: 'sendAt', message }];
}

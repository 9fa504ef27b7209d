import { actionsIn } from './draft.ts';
import type { DraftFields, TextField } from './draft-fields.ts';

/** A control that something can be wrong with, by its name. */
export type FieldName =
  | TextField
  | 'category'
  | 'ttl'
  | 'urgency'
  | 'audience'
  | 'learner'
  | 'when'
  | 'critical';

/** What has to change, and at which control. */
export interface FieldProblem {
  field: FieldName;
  /** A sentence. */
  message: string;
}

/** Fields of the API's draft that have a control of the same name. */
const SAME_NAMED = [
  'title',
  'body',
  'url',
  'category',
  'ttl',
  'urgency',
  'topic',
  'icon',
  'critical',
  'sendAt',
] as const;

const AUDIENCE: readonly FieldName[] = ['audience', 'courseId', 'chapterId', 'learner'];

/** What is said at a control; of several problems the first. */
export function problemAt(problems: readonly FieldProblem[], name: FieldName): string | undefined {
  return problems.find(({ field }) => field === name)?.message;
}

/** What is still said once the control `changed` was changed. */
export function problemsAfter(
  problems: readonly FieldProblem[],
  changed: FieldName,
): readonly FieldProblem[] {
  const over = clearedBy(changed);
  return problems.filter(({ field }) => !over.includes(field));
}

/**
 * The control that a problem of the API is about; `null` where it is none of the form's.
 *
 * @param pointer JSON Pointer into the request's body, such as `#/actions/0/url`
 */
export function fieldAt(fields: DraftFields, pointer: string): FieldName | null {
  const [, part, index, key] = pointer.split('/');
  if (part === 'actions') {
    const action = actionsIn(fields)[Number(index)];
    return action ? `action${action.number}${key === 'url' ? 'Url' : 'Title'}` : null;
  }
  if (part !== 'audience') return SAME_NAMED.find((name) => name === part) ?? null;
  if (fields.audience === 'everyone') return 'audience';
  if (fields.audience === 'users') return 'learner';
  return index === 'chapterId' ? 'chapterId' : 'courseId';
}

/** A choice takes away what is said at the controls that it unfolds. */
function clearedBy(changed: FieldName): readonly FieldName[] {
  if (changed === 'audience') return AUDIENCE;
  return changed === 'when' ? ['when', 'sendAt'] : [changed];
}

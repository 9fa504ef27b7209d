/** What the ids begin with that stand for erased learners. No identity gives such an id. */
export const ERASED_PREFIX = 'erased_';

/** Whether an id stands for a learner who was erased. */
export function isErasedId(id: string): boolean {
  return id.startsWith(ERASED_PREFIX);
}

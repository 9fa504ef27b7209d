import * as v from 'valibot';

/** Bytes of a message that names learners; a longer one says that it may be anybody. */
const MAX_BYTES = 4_000;

/** What has changed of what people may do, as server processes tell each other. */
export const RightsChange = v.variant('of', [
  /** What lists of courses say of these learners; `null`: of anybody. */
  v.object({ of: v.literal('lists'), learnerIds: v.nullable(v.array(v.string())) }),
  /** What the identity says of somebody, since then (ms since the epoch, by its clock). */
  v.object({ of: v.literal('profile'), personId: v.string(), before: v.number() }),
  /** Sessions have ended, of which tokens may still live. */
  v.object({ of: v.literal('sessions'), ended: v.array(v.string()) }),
]);
export type RightsChange = v.InferOutput<typeof RightsChange>;

/** The message that says so. */
export function rightsMessage(change: RightsChange): string {
  const message = JSON.stringify(change);
  if (change.of !== 'lists' || Buffer.byteLength(message) <= MAX_BYTES) return message;
  return JSON.stringify({ ...change, learnerIds: null });
}

/** What a message of another process says; `null` where its release says what this one does not know. */
export function readRightsChange(message: string): RightsChange | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), RightsChange), message);
  return read.success ? read.output : null;
}

import * as v from 'valibot';

/**
 * How much of a learner others see, the most first: full name, picture and account; their first name alone;
 * that they count; nothing.
 */
export const VISIBILITIES = ['name', 'first-name', 'counted', 'offline'] as const;

export const Visibility = v.picklist(VISIBILITIES);
export type Visibility = v.InferOutput<typeof Visibility>;

/** What the operator lets learners choose from, as `GET /api/config` says it; and what it is for who does not. */
export const VisibilityOffer = v.object({ allowed: v.array(Visibility), byDefault: Visibility });
export type VisibilityOffer = v.InferOutput<typeof VisibilityOffer>;

/** Of levels the one at which others see least. */
export function leastOf(first: Visibility, ...others: readonly Visibility[]): Visibility {
  const depths = [first, ...others].map((level) => VISIBILITIES.indexOf(level));
  return VISIBILITIES[Math.max(...depths)] ?? 'offline';
}

import * as v from 'valibot';
import { signInWords } from '../../../words/page-sign-in.ts';

/** An error that Clerk's API answers with. https://clerk.com/docs/guides/development/errors/overview */
const ClerkError = v.object({
  errors: v.pipe(
    v.array(v.object({ message: v.string(), longMessage: v.optional(v.string(), '') })),
    v.minLength(1),
  ),
});

/**
 * What to tell people of an error. Clerk's answers carry a sentence for them; anything else of Clerk's may
 * quote a secret in an address.
 */
export function sentenceOf(error: unknown): string {
  const answer = v.safeParse(ClerkError, error);
  const first = answer.success ? answer.output.errors[0] : undefined;
  if (first) return first.longMessage || first.message;
  return error instanceof Error && !/https?:/.test(error.message)
    ? error.message
    : signInWords.failed;
}

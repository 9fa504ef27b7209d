import type { SignInOutcome } from '../../messages/sign-in.ts';
import { clerkWords } from '../../words/clerk.ts';
import type { ClerkFailure, ClerkProblem } from './clerk-failure.ts';

/** Which field of the form a parameter of Clerk's is about. */
const FIELDS: Record<string, SignInOutcome['field']> = {
  identifier: 'email',
  email_address: 'email',
  password: 'password',
  code: 'code',
};

/** What is said better here than by Clerk. */
const SENTENCES: Record<string, string> = clerkWords.refusals;
const FIELD_OF_CODE: Record<string, SignInOutcome['field']> = {
  verification_expired: 'code',
  verification_failed: 'code',
  strategy_for_user_invalid: 'password',
};

/** What went wrong, all of it, in sentences for the learner beside the fields that they are about. */
export function outcomeOf({ status, problems }: ClerkFailure): SignInOutcome {
  if (status === null) return { error: clerkWords.noAnswer };
  if (status === 429) return { error: sentence('too_many_requests', '') };
  const [first, ...also] = problems.map(toOutcome);
  if (!first) return { error: clerkWords.notNow };
  return also.length === 0 ? first : { ...first, also };
}

function toOutcome(problem: ClerkProblem) {
  const field = fieldOf(problem);
  const error = sentence(problem.code, problem.sentence);
  return field === undefined ? { error } : { error, field };
}

function fieldOf({ code, parameter }: ClerkProblem): SignInOutcome['field'] {
  return FIELD_OF_CODE[code] ?? (parameter === null ? undefined : FIELDS[parameter]);
}

function sentence(code: string, otherwise: string): string {
  return SENTENCES[code] ?? otherwise;
}

import type { SignInOutcome } from '../../messages/sign-in.ts';
import type { ClerkFailure, ClerkProblem } from './clerk-failure.ts';

/** Which field of the form a parameter of Clerk's is about. */
const FIELDS: Record<string, SignInOutcome['field']> = {
  identifier: 'email',
  email_address: 'email',
  password: 'password',
  code: 'code',
};

/** What is said better here than by Clerk, who does not know this form. */
const SENTENCES: Record<string, string> = {
  form_identifier_not_found: 'There is no account with this e-mail address.',
  form_password_incorrect: 'This password is not right.',
  form_code_incorrect: 'This code is not right.',
  verification_expired: 'This code has expired. Have another one sent.',
  verification_failed: 'Too many wrong codes. Have another one sent.',
  strategy_for_user_invalid:
    'This account has no password. Have a code sent, or use the course site.',
  too_many_requests: 'Too many tries. Wait a minute, then try again.',
  origin_invalid:
    'The course’s Clerk account does not know this extension. Please tell who runs the course.',
  captcha_missing_token:
    'The course’s Clerk account asks for a proof that only a web page can give. Use the course site.',
};
const FIELD_OF_CODE: Record<string, SignInOutcome['field']> = {
  verification_expired: 'code',
  verification_failed: 'code',
  strategy_for_user_invalid: 'password',
};

/** What went wrong, all of it, in sentences for the learner beside the fields that they are about. */
export function outcomeOf({ status, problems }: ClerkFailure): SignInOutcome {
  if (status === null) return { error: 'Clerk does not answer. Are you online?' };
  if (status === 429) return { error: sentence('too_many_requests', '') };
  const [first, ...also] = problems.map(toOutcome);
  if (!first) return { error: 'Clerk could not do that now. Please try again.' };
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

import * as v from 'valibot';
import { ServerError } from '../../server/server-error.ts';
import { clerkWords } from '../../words/clerk.ts';

/** What Clerk says is wrong, about one field or about none. */
export interface ClerkProblem {
  /** Clerk's stable code. https://clerk.com/docs/guides/development/errors/frontend-api */
  code: string;
  /** Clerk's own sentence for the person who signs in. */
  sentence: string;
  /** Name of the parameter that it is about. */
  parameter: string | null;
}

/**
 * Clerk could not be asked, or said no. It holds nothing of what Clerk's own errors hold beside
 * code and sentence: with a development instance those quote the browser's secret.
 */
export class ClerkFailure extends ServerError {
  readonly problems: readonly ClerkProblem[];

  constructor(message: string, status: number | null, problems: readonly ClerkProblem[] = []) {
    super(message, status, problems[0]?.code ?? null);
    this.name = 'ClerkFailure';
    this.problems = problems;
  }

  /** Whether Clerk does not know this browser, or its session, any more. */
  get isSignedOut(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

const ErrorAnswer = v.object({
  status: v.number(),
  errors: v.array(
    v.object({
      code: v.string(),
      message: v.string(),
      longMessage: v.optional(v.string()),
      meta: v.optional(v.object({ paramName: v.optional(v.string()) })),
    }),
  ),
});

/** What is wrong, out of whatever Clerk's client threw. */
export function clerkFailure(error: unknown): ClerkFailure {
  if (error instanceof ClerkFailure) return error;
  const answer = v.safeParse(ErrorAnswer, error);
  if (!answer.success) return new ClerkFailure(clerkWords.silent, null);
  const { status, errors } = answer.output;
  const problems = errors.map(({ code, message, longMessage, meta }) => ({
    code,
    sentence: longMessage || message,
    parameter: meta?.paramName ?? null,
  }));
  const codes = problems.map(({ code }) => code);
  return new ClerkFailure(clerkWords.answered(status, codes), status, problems);
}

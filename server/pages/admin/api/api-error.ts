import type { FieldError } from '../../../contract/api.ts';

/** An answer that is no good one, or none; `message` is a sentence for people. */
export class ApiError extends Error {
  /** HTTP status; `null` where no answer came. */
  readonly status: number | null;
  /** The fields that have to change. */
  readonly errors: readonly FieldError[];

  constructor(message: string, status: number | null, errors: readonly FieldError[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errors = errors;
  }
}

/** What to tell people of an error. What is no answer of the server's is a bug, and thrown on. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  return error.message;
}

import type { FieldError, ProblemBody } from '../contract/api.ts';
import { PROBLEMS, type ProblemCode } from './codes.ts';

/** An error that the caller is told about: thrown anywhere below a route, answered as RFC 9457. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | null;

  /**
   * @param code which of {@link PROBLEMS} it is
   * @param detail what happened here and what to do about it; never a secret
   * @param errors the fields of the body that have to change
   * @param retryAfterSeconds when to come again, where that is known
   */
  constructor(
    code: ProblemCode,
    detail: string,
    errors: readonly FieldError[] = [],
    retryAfterSeconds: number | null = null,
  ) {
    // It is an answer, no fault: nobody reads where it was made, and that is most of what making it costs.
    const frames = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(detail);
    Error.stackTraceLimit = frames;
    this.name = 'Problem';
    this.code = code;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  get headers(): Record<string, string> {
    return {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(this.retryAfterSeconds !== null && { 'retry-after': String(this.retryAfterSeconds) }),
    };
  }

  get body(): ProblemBody {
    return {
      type: `urn:alongside:problem:${this.code}`,
      title: PROBLEMS[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.errors.length > 0 && { errors: [...this.errors] }),
    };
  }

  /** The answer, as `application/problem+json`. */
  toResponse(): Response {
    const { status, headers } = this;
    return new Response(JSON.stringify(this.body), { status, headers });
  }
}

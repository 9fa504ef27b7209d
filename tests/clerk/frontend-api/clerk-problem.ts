import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What the Frontend API says no with. https://clerk.com/docs/guides/development/errors/frontend-api */
export class ClerkProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly parameter: string | null;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    sentence: string,
    parameter: string | null = null,
  ) {
    super(sentence);
    this.name = 'ClerkProblem';
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }

  /** The body of the answer. */
  body() {
    const meta = this.parameter === null ? {} : { param_name: this.parameter };
    const { code, message } = this;
    return { errors: [{ code, message, long_message: message, meta }], clerk_trace_id: 'test' };
  }
}

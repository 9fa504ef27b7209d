import { withoutSecrets } from './describe-failure.ts';

/** What is logged of an error. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
}

/**
 * An error as it is logged: of what libraries hang on theirs (signed addresses, connections, whole
 * requests) nothing, and addresses without their queries and credentials.
 */
export function describeError(error: unknown): LoggedError | string {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(error.stack && { stack: withoutSecrets(error.stack) }),
  };
}

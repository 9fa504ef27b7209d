import { describe, expect, it } from 'vitest';
import { clerkFailure } from './clerk-failure.ts';

describe('what Clerk’s client throws', () => {
  it('is told by code, sentence and parameter', () => {
    const thrown = Object.assign(new Error('is incorrect'), {
      status: 422,
      errors: [
        {
          code: 'form_password_incorrect',
          message: 'is incorrect',
          longMessage: 'Password is incorrect.',
          meta: { paramName: 'password' },
        },
      ],
    });
    const failure = clerkFailure(thrown);
    expect(failure).toMatchObject({ status: 422, code: 'form_password_incorrect' });
    expect(failure.problems).toEqual([
      {
        code: 'form_password_incorrect',
        sentence: 'Password is incorrect.',
        parameter: 'password',
      },
    ]);
  });

  it('keeps the browser’s secret to itself', () => {
    const url = 'https://a.accounts.dev/v1/client?__clerk_db_jwt=eyJhidden';
    const failure = clerkFailure(new Error(`ClerkJS: Network error at "${url}" - TypeError.`));
    expect(failure.status).toBeNull();
    expect(JSON.stringify([failure.message, failure.stack, failure.cause])).not.toContain('hidden');
  });

  it.each([
    [401, true],
    [404, true],
    [422, false],
    [429, false],
    [500, false],
  ])('with status %i means that nobody is signed in: %s', (status, isSignedOut) => {
    expect(clerkFailure({ status, errors: [] }).isSignedOut).toBe(isSignedOut);
  });
});

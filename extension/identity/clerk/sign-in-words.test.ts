import { describe, expect, it } from 'vitest';
import { ClerkFailure } from './clerk-failure.ts';
import { outcomeOf } from './sign-in-words.ts';

const refused = (code: string, parameter: string | null, status = 422) =>
  new ClerkFailure('', status, [{ code, sentence: 'Clerk’s own words.', parameter }]);

describe('a sign-in that Clerk refuses', () => {
  it.each([
    ['form_identifier_not_found', 'identifier', 'email', /no account/],
    ['form_password_incorrect', 'password', 'password', /password is not right/],
    ['form_code_incorrect', 'code', 'code', /code is not right/],
    ['verification_expired', null, 'code', /expired/],
    ['strategy_for_user_invalid', null, 'password', /no password/],
  ])('with %s is explained beside its field', (code, parameter, field, words) => {
    const outcome = outcomeOf(refused(code, parameter));
    expect(outcome.field).toBe(field);
    expect(outcome.error).toMatch(words);
  });

  it('for a reason unknown here is told in Clerk’s own words', () => {
    expect(outcomeOf(refused('user_locked', null))).toEqual({ error: 'Clerk’s own words.' });
    expect(outcomeOf(refused('form_password_pwned', 'password'))).toEqual({
      error: 'Clerk’s own words.',
      field: 'password',
    });
  });

  it('for several reasons is explained beside each field', () => {
    const problems = ['identifier', 'password'].map((parameter) => ({
      code: 'form_param_nil',
      sentence: `Enter ${parameter}.`,
      parameter,
    }));
    expect(outcomeOf(new ClerkFailure('', 422, problems))).toEqual({
      error: 'Enter identifier.',
      field: 'email',
      also: [{ error: 'Enter password.', field: 'password' }],
    });
  });

  it('for trying too often asks for patience', () => {
    expect(outcomeOf(refused('anything', null, 429)).error).toMatch(/Wait a minute/);
  });

  it('by not answering is not the learner’s fault', () => {
    expect(outcomeOf(new ClerkFailure('', null)).error).toMatch(/online/);
  });
});

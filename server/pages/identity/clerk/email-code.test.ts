import { expect, it, vi } from 'vitest';
import type { ClerkJsSignIn } from '../../../contract/clerk-sign-in.ts';
import { sendCode } from './email-code.ts';

const prepared = vi.fn<ClerkJsSignIn['prepareFirstFactor']>();
const attempt = (factors: ClerkJsSignIn['supportedFirstFactors']): ClerkJsSignIn => ({
  status: 'needs_first_factor',
  createdSessionId: null,
  supportedFirstFactors: factors,
  prepareFirstFactor: prepared,
  attemptFirstFactor: () => Promise.reject(new Error('Nobody attempts here.')),
});

it('has a code sent to the address that the account has for it', async () => {
  const factor = { strategy: 'email_code', emailAddressId: 'e1', safeIdentifier: 'a***@x.test' };
  const signIn = attempt([{ strategy: 'password' }, factor]);
  expect(await sendCode(signIn)).toBe('a***@x.test');
  expect(prepared.mock.lastCall).toEqual([{ strategy: 'email_code', emailAddressId: 'e1' }]);
});

it.each([null, [], [{ strategy: 'password' }]])('says so where an account has %j', async (all) => {
  await expect(sendCode(attempt(all))).rejects.toThrow('This account gets no codes by e-mail.');
});

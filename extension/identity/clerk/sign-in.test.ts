import { describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../server/contract/person.ts';
import type { SignInStage } from '../../messages/sign-in.ts';
import type { ClerkJsNextSignIn } from './clerk-js.ts';
import { createSignIn } from './sign-in.ts';
import { clerkError, fakeClerk } from './testing/fake-clerk.ts';
import { inMemory } from './testing/in-memory.ts';

const ana: Person = { id: 'user_ana', name: 'Ana', imageUrl: null };
const emailCode = {
  strategy: 'email_code',
  emailAddressId: 'idn_1',
  safeIdentifier: 'a***@example.com',
} as const;
const password = { by: 'password', email: 'ana@example.com', password: 'x' } as const;
const email = { by: 'email', email: 'ana@example.com' } as const;

function open(change: Partial<ClerkJsNextSignIn> = {}) {
  const attempt: ClerkJsNextSignIn = {
    status: 'needs_first_factor',
    createdSessionId: null,
    supportedFirstFactors: [emailCode],
    create: vi.fn(async () => attempt),
    prepareFirstFactor: vi.fn(async () => attempt),
    attemptFirstFactor: vi.fn(async () => complete),
    ...change,
  };
  const complete: ClerkJsNextSignIn = {
    ...attempt,
    status: 'complete',
    createdSessionId: 'sess_1',
  };
  const setActive = vi.fn(async () => undefined);
  const removeSessions = async () => undefined;
  const client = fakeClerk({ setActive, client: { signIn: attempt, removeSessions } });
  const stage = inMemory<SignInStage | null>(null);
  const takeUp = vi.fn(async (): Promise<Person | null> => ana);
  return {
    attempt,
    client,
    stage,
    takeUp,
    setActive,
    signIn: createSignIn({ client, stage, takeUp }),
  };
}

describe('signing in with Clerk', () => {
  it('takes up the session that a password has opened', async () => {
    const { signIn, setActive, takeUp } = open({ status: 'complete', createdSessionId: 'sess_1' });
    expect(await signIn(password)).toEqual({ error: null });
    expect(setActive).toHaveBeenCalledWith({ session: 'sess_1' });
    expect(takeUp).toHaveBeenCalledTimes(1);
  });

  it('sends a code, keeps where it stands, and takes the code', async () => {
    const { signIn, stage, attempt } = open();
    expect(await signIn(email)).toEqual({ error: null });
    expect(await stage.get()).toEqual({ stage: 'code', sentTo: 'a***@example.com' });
    expect(await signIn({ by: 'code', code: '424242' })).toEqual({ error: null });
    expect(attempt.attemptFirstFactor).toHaveBeenCalledWith({
      strategy: 'email_code',
      code: '424242',
    });
    expect(await stage.get()).toBeNull();
  });

  it('sends another code for the same sign-in', async () => {
    const { signIn, attempt } = open();
    await signIn(email);
    await signIn({ by: 'another-code' });
    expect(attempt.create).toHaveBeenCalledTimes(1);
    expect(attempt.prepareFirstFactor).toHaveBeenCalledTimes(2);
  });

  it('starts again where Clerk has forgotten the sign-in', async () => {
    const { signIn, stage } = open({ status: null });
    await stage.set({ stage: 'code', sentTo: 'a***@example.com' });
    const outcome = await signIn({ by: 'code', code: '424242' });
    expect(outcome.error).toMatch(/start again/);
    expect(await stage.get()).toBeNull();
  });

  it.each([
    ['a second factor', password, { status: 'needs_second_factor' }],
    ['a new password', password, { status: 'needs_new_password' }],
    ['something new', password, { status: 'needs_something_else' }],
    ['another provider', email, { supportedFirstFactors: [{ strategy: 'oauth_google' }] }],
  ])('hands over to the course site for %s', async (_what, request, change) => {
    const { signIn, stage, setActive } = open(change);
    expect(await signIn(request)).toEqual({ error: null });
    expect(await stage.get()).toMatchObject({ stage: 'site' });
    expect(setActive).not.toHaveBeenCalled();
    await signIn({ by: 'starting-over' });
    expect(await stage.get()).toBeNull();
  });

  it('hands over where the session is not complete after all', async () => {
    const { signIn, stage, takeUp } = open({ status: 'complete', createdSessionId: 'sess_1' });
    takeUp.mockResolvedValue(null);
    await signIn(password);
    expect(await stage.get()).toMatchObject({ stage: 'site' });
  });

  it('says what Clerk refuses', async () => {
    const create = async () => {
      throw clerkError(422, 'form_password_incorrect', 'password');
    };
    const outcome = await open({ create }).signIn(password);
    expect(outcome).toEqual({ error: 'This password is not right.', field: 'password' });
  });

  it('is content where this browser is signed in already', async () => {
    const create = async () => {
      throw clerkError(400, 'session_exists');
    };
    const { signIn, client, takeUp } = open({ create });
    expect(await signIn(password)).toEqual({ error: null });
    expect(client.renewed).toBe(1);
    expect(takeUp).toHaveBeenCalledTimes(1);
  });
});

import { randomInt } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { ClerkProblem } from './clerk-problem.ts';
import type { GuardedEnv } from './guard.ts';
import { type Account, type Attempt, complete, type Instance, newId } from './instance.ts';
import { attemptResource, clientResource } from './resources.ts';

/** Wrong codes that one attempt takes. */
const MAX_FAILURES = 3;

/** `/v1/client/sign_ins`: by password and by e-mail code. */
export function signInRoutes(instance: Instance) {
  const answer = async (c: Context<GuardedEnv>, attempt: Attempt) =>
    c.json({
      response: attemptResource(attempt),
      client: await clientResource(instance, c.get('client'), c.get('origin')),
    });

  return new Hono<GuardedEnv>()
    .post('/', async (c) => {
      const client = c.get('client');
      const fields = await readForm(c);
      if (client.session)
        throw new ClerkProblem(400, 'session_exists', 'You’re already signed in.');
      const account = accountOf(instance, fields.get('identifier') ?? '');
      const attempt: Attempt = {
        id: newId('sia'),
        account,
        status: 'needs_first_factor',
        code: null,
        sessionId: null,
      };
      client.attempt = attempt;
      const password = fields.get('password');
      if (password !== null) {
        checkPassword(account, password);
        if (account.secondFactor) attempt.status = 'needs_second_factor';
        else complete(client, attempt);
      }
      return answer(c, attempt);
    })
    .post('/:id/prepare_first_factor', async (c) => {
      const attempt = attemptOf(c);
      const fields = await readForm(c);
      const { id, getsCodes = true } = attempt.account;
      if (fields.get('strategy') !== 'email_code' || !getsCodes) throw strategyInvalid();
      if (fields.get('email_address_id') !== `idn_${id}`) {
        throw new ClerkProblem(404, 'resource_not_found', 'Resource not found', 'email_address_id');
      }
      attempt.code = { value: String(randomInt(1e6)).padStart(6, '0'), failures: 0 };
      return answer(c, attempt);
    })
    .post('/:id/attempt_first_factor', async (c) => {
      const attempt = attemptOf(c);
      const fields = await readForm(c);
      if (fields.get('strategy') !== 'email_code' || !attempt.code) throw strategyInvalid();
      if (attempt.code.failures >= MAX_FAILURES) {
        throw new ClerkProblem(400, 'verification_failed', 'Too many failed attempts.');
      }
      if (fields.get('code') !== attempt.code.value) {
        attempt.code.failures += 1;
        throw new ClerkProblem(422, 'form_code_incorrect', 'Incorrect code', 'code');
      }
      if (attempt.account.secondFactor) attempt.status = 'needs_second_factor';
      else complete(c.get('client'), attempt);
      return answer(c, attempt);
    });
}

function accountOf({ accounts }: Instance, identifier: string): Account {
  if (!identifier.includes('@')) {
    throw new ClerkProblem(
      422,
      'form_param_format_invalid',
      'Identifier is invalid.',
      'identifier',
    );
  }
  const account = accounts.find(({ email }) => email === identifier.toLowerCase());
  if (account) return account;
  throw new ClerkProblem(
    422,
    'form_identifier_not_found',
    'Couldn’t find your account.',
    'identifier',
  );
}

function checkPassword(account: Account, password: string): void {
  if (account.password === null) throw strategyInvalid();
  if (account.password === password) return;
  throw new ClerkProblem(422, 'form_password_incorrect', 'Password is incorrect.', 'password');
}

function attemptOf(c: Context<GuardedEnv>): Attempt {
  const { attempt } = c.get('client');
  if (attempt && attempt.id === c.req.param('id')) return attempt;
  throw new ClerkProblem(404, 'resource_not_found', 'Sign in not found');
}

function strategyInvalid(): ClerkProblem {
  return new ClerkProblem(
    400,
    'strategy_for_user_invalid',
    'The verification strategy is not valid for this account',
  );
}

async function readForm(c: Context<GuardedEnv>): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text());
}

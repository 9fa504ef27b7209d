import { Problem } from '../../problem/problem.ts';
import { identityWords } from '../../words/identity.ts';
import type { Attempts } from './attempts.ts';
import type { RoleSecret } from './role-secret.ts';

/**
 * Whether the role secret was given. After some wrong ones of an address it is not looked at for a while,
 * right or wrong: who guesses must not learn which it was.
 *
 * @param typed `undefined` or empty where nobody claims a role
 * @throws Problem `role-secret-wrong`; `too-many-secrets`, saying for how long
 */
export function checkRoleSecret(
  typed: string | undefined,
  address: string,
  { roleSecret, attempts }: { roleSecret: RoleSecret; attempts: Attempts },
): boolean {
  if (typed === undefined || typed.trim() === '') return false;
  const waitS = Math.ceil(attempts.waitMs(address) / 1_000);
  if (waitS > 0) {
    throw new Problem('too-many-secrets', identityWords.roleSecretTooOften(waitS), [], waitS);
  }
  if (roleSecret.matches(typed)) {
    attempts.succeeded(address);
    return true;
  }
  attempts.failed(address);
  throw new Problem('role-secret-wrong', identityWords.roleSecretWrong);
}

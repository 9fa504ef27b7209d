/**
 * Hosts of the tests' Frontend API. Clerk's client knows a development instance by the host's end;
 * every browser of the tests is told to find both on this machine, and nothing else that is not.
 */
export const FRONTEND_API = {
  test: 'alongside-test-1.clerk.accounts.dev',
  live: 'clerk.alongside.test',
} as const;

/** A course site whose learners sign in with Clerk's own script; of one site with the production instance. */
export const CLERK_SITE = 'learn.alongside.test';

/** The publishable key of the instance there. */
export function publishableKey(mode: keyof typeof FRONTEND_API): string {
  return `pk_${mode}_${Buffer.from(`${FRONTEND_API[mode]}$`).toString('base64')}`;
}

import { render } from 'preact';
import { signInWords } from '../../../words/page-sign-in.ts';
import type { PageIdentity } from '../page-identity.ts';
import { ClerkSignIn } from './clerk-sign-in.tsx';
import { loadClerk } from './load-clerk.ts';

/**
 * Clerk on a page of this server, by Clerk's own script.
 *
 * @param changed called when somebody has signed in or out
 */
export async function openClerk(
  publishableKey: string,
  changed: () => void,
): Promise<PageIdentity> {
  const clerk = await loadClerk(publishableKey);
  let person = clerk.user?.id;
  clerk.addListener(({ user }) => {
    if (user?.id === person) return;
    person = user?.id;
    changed();
  });
  return {
    user: () =>
      clerk.user ? { name: clerk.user.fullName || clerk.user.username || signInWords.you } : null,
    token: async () => (await clerk.session?.getToken()) ?? null,
    // Clerk would lead to another page when it is done.
    signOut: () => clerk.signOut(() => undefined),
    showSignIn: (place) => render(<ClerkSignIn clerk={clerk} />, place),
  };
}

import { signInWords } from '../../../words/page-sign-in.ts';
import type { ClerkJs } from './clerk-js.ts';

/** Out of the package that is installed, served by this server. */
const SCRIPT = '/identity/clerk-js/clerk.browser.js';

/**
 * Brings Clerk's script and waits until it knows who is signed in.
 *
 * @throws Error with a sentence for people
 */
export async function loadClerk(publishableKey: string): Promise<ClerkJs> {
  const script = document.createElement('script');
  script.src = SCRIPT;
  script.dataset.clerkPublishableKey = publishableKey;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(signInWords.clerkNotLoaded)));
    document.head.append(script);
  });
  const { Clerk } = window;
  if (!Clerk) throw new Error(signInWords.clerkNotStarted);
  // What Clerk throws may quote the browser's secret.
  await Clerk.load({ telemetry: false }).catch(() => {
    throw new Error(signInWords.clerkUnreachable);
  });
  return Clerk;
}

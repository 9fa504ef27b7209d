import * as v from 'valibot';
import { clerkClient } from '../../stored.ts';
import { clerkWords } from '../../words/clerk.ts';
import { ClerkFailure } from './clerk-failure.ts';

/** Ms that Clerk may take to answer. */
const TIMEOUT_MS = 10_000;

const DevBrowser = v.object({ id: v.string() });

/**
 * Gets this browser a secret of a development instance, which answers no other: Clerk's client does so
 * on pages, but not in a worker. Does nothing for a production instance, or where there is one.
 *
 * @throws ClerkFailure when it can't be had
 */
export async function bringDevBrowser(publishableKey: string): Promise<void> {
  if (!publishableKey.startsWith('pk_test_') || (await clerkClient.get())) return;
  const host = atob(publishableKey.slice('pk_test_'.length)).replace(/\$$/, '');
  const answer = await fetch(`https://${host}/v1/dev_browser`, {
    method: 'POST',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const given = v.safeParse(DevBrowser, answer.ok ? await answer.json() : null);
  if (!given.success) throw new ClerkFailure(clerkWords.noBrowserSecret, answer.status);
  await clerkClient.set(given.output.id);
}

import type { ComponentChildren } from 'preact';

const { WXT_CLERK_SIGN_IN_URL, WXT_CLERK_SYNC_HOST } = import.meta.env;
const SITE = WXT_CLERK_SIGN_IN_URL || WXT_CLERK_SYNC_HOST;

/** Whether who signs in on the course site is signed in here, too. */
export const SITE_IS_FOLLOWED = Boolean(WXT_CLERK_SYNC_HOST);

/** Opens the course site, where this build knows of one. */
export function ClerkSiteLink({ children }: { children: ComponentChildren }) {
  if (!SITE) return null;
  return (
    <a href={SITE} target="_blank" rel="noreferrer" data-part="course-site">
      {children}
    </a>
  );
}

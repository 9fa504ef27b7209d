import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageIdentity } from '../identity/page-identity.ts';

/** Where the form to sign in with is, whichever identity it is of; the focus is in it. */
export function SignInPlace({ identity }: { identity: PageIdentity }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    identity.showSignIn(place.current);
    place.current.querySelector('input')?.focus();
  }, [identity]);
  return <div ref={place} />;
}

import './clerk-sign-in.css';
import type { SignInProps } from './chosen-sign-in.tsx';
import { ClerkCodeForm } from './clerk-code-form.tsx';
import { ClerkPasswordForm } from './clerk-password-form.tsx';
import { ClerkSiteNote } from './clerk-site-note.tsx';

/** Signing in with Clerk: by password, by a code that is sent, or on the course site. */
export function ChosenSignIn({ send, stage }: SignInProps) {
  if (stage?.stage === 'code') return <ClerkCodeForm send={send} sentTo={stage.sentTo} />;
  if (stage?.stage === 'site') return <ClerkSiteNote send={send} why={stage.why} />;
  return <ClerkPasswordForm send={send} />;
}

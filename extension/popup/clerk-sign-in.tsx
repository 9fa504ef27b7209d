import './clerk-sign-in.css';
import type { SignInProps } from './chosen-sign-in.tsx';
import { ClerkCodeForm } from './clerk-code-form.tsx';
import { ClerkPasswordForm } from './clerk-password-form.tsx';
import { ClerkSiteNote } from './clerk-site-note.tsx';
import { useStep } from './clerk-step.ts';

/** Signing in with Clerk: by password, by a code that is sent, or on the course site. */
export function ChosenSignIn({ send, stage }: SignInProps) {
  // Here and not in the forms: what goes wrong may lead back to another one, which has to say it.
  const step = useStep(send);
  if (stage?.stage === 'code') return <ClerkCodeForm step={step} sentTo={stage.sentTo} />;
  if (stage?.stage === 'site') return <ClerkSiteNote step={step} why={stage.why} />;
  return <ClerkPasswordForm step={step} />;
}

import { useState } from 'preact/hooks';
import type { SignInOutcome } from '../messages/sign-in.ts';
import type { SignInRequest } from '../messages/sign-in-request.ts';
import { clerkWords } from '../words/clerk.ts';
import type { SignInProps } from './chosen-sign-in.tsx';

/** The step of a sign-in that is under way, and how the last one went. */
export interface ClerkStep {
  busy: boolean;
  /** What is wrong with `field`, or with nothing in particular; empty where all is well. */
  problemWith(field: SignInOutcome['field']): string;
  /** Shows a problem that was found here. */
  refuse(outcome: SignInOutcome): void;
  /** Takes a step, unless one is under way. */
  take(request: SignInRequest): void;
  /** Forgets what was wrong: the learner has typed something else. */
  clear(): void;
}

const FINE: SignInOutcome = { error: null };
const BROKEN: SignInOutcome = { error: clerkWords.failed };

/** Takes the steps of one form, one at a time. */
export function useStep(send: SignInProps['send']): ClerkStep {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState(FINE);
  return {
    busy,
    problemWith: (field) =>
      [outcome, ...(outcome.also ?? [])].find((problem) => problem.field === field)?.error ?? '',
    refuse: setOutcome,
    take(request) {
      if (busy) return;
      setBusy(true);
      setOutcome(FINE);
      send(request)
        .then(setOutcome, () => setOutcome(BROKEN))
        .finally(() => setBusy(false));
    },
    clear: () => setOutcome(FINE),
  };
}

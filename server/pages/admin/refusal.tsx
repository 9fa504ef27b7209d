import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Stage } from './session.ts';

/** Why somebody can't work here; the focus is on it. */
export function Refusal({ name, why, message }: Extract<Stage, { at: 'refused' }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const isLearner = why === 'learner';
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {isLearner ? 'This page is for instructors and admins' : 'That did not work'}
      </h2>
      <p role="alert">
        {isLearner
          ? `${name} is a learner here. Sign out, then sign in as an instructor or admin.`
          : message}
      </p>
    </section>
  );
}

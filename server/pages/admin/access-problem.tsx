import { useLayoutEffect, useRef } from 'preact/hooks';
import { adminWords } from '../../words/admin.ts';
import type { Stage } from './session.ts';

/** Why somebody can't work here; the focus is on it. */
export function AccessProblem({ name, why, message }: Extract<Stage, { at: 'refused' }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const isLearner = why === 'learner';
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {isLearner ? adminWords.notForLearners : adminWords.failed}
      </h2>
      <p role="alert">{isLearner ? adminWords.isLearner(name) : message}</p>
    </section>
  );
}

import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type FieldName, type FieldProblem, problemsAfter } from './problems.ts';

/** What has to change in the form. */
interface ShownProblems {
  problems: readonly FieldProblem[];
  /** Says these in place of what was said before, and puts the focus where the first is. */
  show(problems: readonly FieldProblem[]): void;
  /** To be called when a control was changed. */
  clear(changed: FieldName): void;
}

/** Keeps what has to change in `form`. */
export function useProblems(form: RefObject<HTMLFormElement | null>): ShownProblems {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [shows, setShows] = useState(0);

  useLayoutEffect(() => {
    const names = problems.map(({ field }) => field);
    const first = [...(form.current?.elements ?? [])].find((control) => isOneOf(control, names));
    const fold = first?.closest('details');
    if (fold) fold.open = true;
    if (first instanceof HTMLElement) first.focus();
  }, [shows]);

  return {
    problems,
    show(found) {
      setProblems(found);
      setShows((count) => count + 1);
    },
    clear: (changed) => setProblems((before) => problemsAfter(before, changed)),
  };
}

/** Of radio buttons, the one that is chosen. */
function isOneOf(control: Element, names: readonly string[]): boolean {
  if (control instanceof HTMLInputElement && control.type === 'radio' && !control.checked) {
    return false;
  }
  return names.includes(control.getAttribute('name') ?? '');
}

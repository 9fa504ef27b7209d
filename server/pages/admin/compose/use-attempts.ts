import { useState } from 'preact/hooks';
import { adminWords } from '../../../words/admin.ts';
import { composeWords } from '../../../words/compose.ts';
import { ApiError } from '../api/api-error.ts';
import type { FieldName, FieldProblem } from './problems.ts';

/** How the last attempt went, in words. */
export interface Outcome {
  words: string;
  isProblem: boolean;
}

interface Attempt {
  /** The button that was pressed. */
  button: string;
  missing: readonly FieldProblem[];
  /** Does it; gives what is to be said then. */
  work(): Promise<string>;
  /** The control that a problem of the API's is about. */
  fieldAt(pointer: string): FieldName | null;
}

/**
 * Things that take a moment and may fail, such as sending.
 *
 * @param show says what has to change
 */
export function useAttempts(show: (problems: readonly FieldProblem[]) => void) {
  const [outcome, setOutcome] = useState<Outcome>({ words: '', isProblem: false });
  const [busy, setBusy] = useState<readonly string[]>([]);

  /** Tries, unless something is missing or it is being tried, and says how it went. */
  async function attempt({ button, missing, work, fieldAt }: Attempt): Promise<void> {
    if (busy.includes(button)) return;
    show(missing);
    if (missing.length > 0) return setOutcome({ words: composeWords.incomplete, isProblem: true });
    setOutcome({ words: adminWords.oneMoment, isProblem: false });
    setBusy((before) => [...before, button]);
    try {
      setOutcome({ words: await work(), isProblem: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const refused = problemsIn(error, fieldAt);
      if (refused) show(refused);
      setOutcome({ words: refused ? composeWords.incomplete : error.message, isProblem: true });
    } finally {
      setBusy((before) => before.filter((other) => other !== button));
    }
  }

  return { outcome, isBusy: (button: string) => busy.includes(button), attempt };
}

/** What the server has against fields; `null` where it is not all about controls of the form. */
function problemsIn(
  { errors }: ApiError,
  fieldAt: (pointer: string) => FieldName | null,
): FieldProblem[] | null {
  const problems = errors.flatMap(({ pointer, detail }) => {
    const field = fieldAt(pointer);
    return field === null ? [] : [{ field, message: detail }];
  });
  return problems.length > 0 && problems.length === errors.length ? problems : null;
}

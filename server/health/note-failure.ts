import type { FailureLog } from '../log/limit-repeats.ts';
import type { Outages } from './outages.ts';

/**
 * Tells the operator of a failure that nobody else is told of: of a dependency that does not answer by its
 * outage, of anything else by `message`.
 */
export type NoteFailure = (error: unknown, message: string) => void;

/** @param parts.log one that is made for the same again and again */
export function createNoteFailure(parts: {
  outages: Pick<Outages, 'report'>;
  log: Pick<FailureLog, 'warn'>;
}): NoteFailure {
  const { outages, log } = parts;
  return (error, message) => {
    if (!outages.report(error)) log.warn({ err: error }, message);
  };
}

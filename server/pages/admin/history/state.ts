import type { Figures } from '../../../contract/notifications.ts';
import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';

/** How far a notification is: its status, or what it waits for. */
type State = ShownReport['status'] | 'quiet' | 'waiting';

/** How far a notification is, also in words. */
export function stateOf({
  status,
  expanded,
  figures,
}: Pick<ShownReport, 'status' | 'expanded' | 'figures'>): {
  state: State;
  words: string;
  /** Whether it can be cancelled. */
  isOpen: boolean;
  /** Whether its figures are about to change. */
  isBusy: boolean;
} {
  const state = status === 'sending' && expanded ? whileSending(figures) : status;
  return {
    state,
    words: historyWords.states[state],
    isOpen: status === 'scheduled' || status === 'sending',
    isBusy: state === 'sending',
  };
}

/** What is waited for, once there is nothing else to do. */
function whileSending({ pending, waiting, quiet }: Figures): State {
  if (waiting < pending) return 'sending';
  return quiet === pending ? 'quiet' : 'waiting';
}

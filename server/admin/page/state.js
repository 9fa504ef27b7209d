// How far a notification is, in words.

const WORDS = {
  scheduled: 'Scheduled',
  sending: 'Going out',
  quiet: 'Waiting for quiet hours',
  waiting: 'Waiting for a push service',
  done: 'Done',
  cancelled: 'Cancelled',
};

/**
 * @param {{ status: string, expanded: boolean, figures: any }} notification
 * @returns {{ state: keyof typeof WORDS, words: string, isOpen: boolean, isBusy: boolean }} `isBusy`:
 *   whether the figures are about to change
 */
export function stateOf({ status, expanded, figures }) {
  const state = status === 'sending' && expanded ? whileSending(figures) : status;
  return {
    state,
    words: WORDS[state],
    isOpen: status === 'scheduled' || status === 'sending',
    isBusy: state === 'sending',
  };
}

/** What is waited for, once there is nothing else to do. */
function whileSending({ pending, waiting, quiet }) {
  if (waiting < pending) return 'sending';
  return quiet === pending ? 'quiet' : 'waiting';
}

// What was sent and is scheduled, kept up to date.
import { ApiError, sentenceOf } from './api.js';
import { byId } from './elements.js';
import { createRow } from './history-row.js';
import { stateOf } from './state.js';

/** Ms between two looks while something is going out, and while nothing is. */
const BUSY = 1_000;
const IDLE = 5_000;

/**
 * @param {import('./api.js').Ask} ask
 * @param {AbortSignal} signal ends it
 */
export function openHistory(ask, signal) {
  const list = byId('history');
  const outcome = byId('history-outcome');
  /** @type {Map<string, ReturnType<typeof createRow>>} by id */
  const rows = new Map();
  let timer;
  let looks = 0;

  async function look() {
    clearTimeout(timer);
    const number = ++looks;
    let wait = IDLE;
    try {
      const { notifications } = await ask('GET', 'notifications');
      // An answer that was overtaken would take back what a later one has shown.
      if (signal.aborted || number !== looks) return;
      show(notifications);
      if (notifications.some((notification) => stateOf(notification).isBusy)) wait = BUSY;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // what is shown stays; the next look may succeed
    }
    if (signal.aborted || number !== looks || document.hidden) return;
    timer = setTimeout(look, wait);
  }

  function show(notifications) {
    const ids = new Set(notifications.map(({ id }) => id));
    for (const [id, row] of rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      rows.delete(id);
    }
    for (const [index, notification] of notifications.entries()) {
      const row = rows.get(notification.id) ?? added(notification);
      row.update(notification);
      // Their order never changes, so no row that is there is moved: moving would drop the focus.
      const there = list.children[index] ?? null;
      if (there !== row.element) list.insertBefore(row.element, there);
    }
    byId('history-empty').hidden = rows.size > 0;
  }

  function added(notification) {
    const row = createRow(notification, () => cancel(notification));
    rows.set(notification.id, row);
    return row;
  }

  async function cancel({ id, title }) {
    outcome.className = '';
    outcome.textContent = 'One moment…';
    try {
      await ask('POST', `notifications/${id}/cancel`);
      outcome.textContent = `“${title}” was cancelled.`;
    } catch (error) {
      outcome.className = 'problem';
      outcome.textContent = sentenceOf(error);
    }
    await look();
  }

  outcome.textContent = '';
  document.addEventListener('visibilitychange', () => !document.hidden && look(), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    list.replaceChildren();
  });
  look();
  return { look };
}

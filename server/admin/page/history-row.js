// One notification of the history. It is changed in place: what has the focus, or is being read, stays.
import { element, setText } from './elements.js';
import { figureBar, figureWords } from './figures.js';
import { stateOf } from './state.js';

const WHEN = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** @param {any} audience */
function audienceWords({ type, courseId, chapterId, userIds }) {
  if (type === 'everyone') return 'Everyone';
  if (type === 'course') return `Course ${courseId}`;
  if (type === 'chapter') return `Viewers of chapter ${chapterId}, course ${courseId}`;
  if (type === 'self') return 'Test to oneself';
  return userIds.length === 1 ? '1 person' : `${userIds.length} people`;
}

/**
 * @param {any} notification
 * @param {() => Promise<void>} cancel
 */
export function createRow({ id, title, body, audience, author, startsAt }, cancel) {
  const heading = element('h3', { textContent: title, tabIndex: -1 });
  const status = element('span', { className: 'status' });
  const progress = element('progress', { ariaLabel: `Sending ${title}` });
  const bar = element('div', { className: 'bar', ariaHidden: 'true' });
  const reason = element('p', { className: 'hint' });
  const nobody = element('p', { textContent: 'Nobody there took notifications.' });
  const figures = element('ul', { className: 'figures' });
  const button = element('button', {
    type: 'button',
    textContent: 'Cancel',
    ariaLabel: `Cancel ${title}`,
    async onclick() {
      if (button.ariaDisabled === 'true') return;
      // Not `disabled`: that would drop the focus.
      button.ariaDisabled = 'true';
      await cancel();
      button.ariaDisabled = 'false';
    },
  });
  const row = element(
    'li',
    { dataset: { part: 'notification', id } },
    element('div', { className: 'head' }, heading, status),
    body && element('p', { className: 'text', textContent: body }),
    element('p', {
      className: 'hint',
      textContent: `${audienceWords(audience)} · ${author} · ${WHEN.format(new Date(startsAt))}`,
    }),
    reason,
    progress,
    bar,
    nobody,
    figures,
    button,
  );

  return {
    element: row,
    /** @param {any} notification as it is now */
    update(notification) {
      const { targeted, pending } = notification.figures;
      const { state, words, isOpen } = stateOf(notification);
      const isGoing = notification.status === 'sending';
      row.dataset.status = notification.status;
      row.dataset.state = state;
      status.className = `status ${state}`;
      setText(status, words);
      reason.hidden = notification.reason === null;
      setText(reason, `Not sent: ${notification.reason}.`);
      progress.hidden = !isGoing;
      progress.max = Math.max(1, targeted);
      // Of an audience that still grows nobody knows how much is done: the bar goes without a value.
      if (notification.expanded) progress.value = targeted - pending;
      else progress.removeAttribute('value');
      bar.hidden = isGoing || targeted === 0;
      figureBar(bar, notification.figures);
      nobody.hidden = notification.status !== 'done' || targeted > 0;
      figures.hidden = notification.status === 'scheduled' || (!isOpen && targeted === 0);
      figureWords(figures, notification);
      if (!isOpen && document.activeElement === button) heading.focus();
      button.hidden = !isOpen;
    },
  };
}

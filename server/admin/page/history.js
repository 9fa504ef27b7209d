// What was sent and is scheduled, kept up to date.
import { ApiError } from './api.js';
import { byId, element } from './elements.js';
import { figureBar, figureWords } from './figures.js';

/** Ms between two looks while something is being sent, and while nothing is. */
const BUSY = 1_000;
const IDLE = 5_000;

const STATUS_WORDS = {
  scheduled: 'Scheduled',
  sending: 'Sending',
  done: 'Sent',
  cancelled: 'Cancelled',
};

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
 * @param {import('./api.js').Ask} ask
 * @param {AbortSignal} signal ends it
 */
export function openHistory(ask, signal) {
  let timer;

  async function look() {
    clearTimeout(timer);
    let wait = IDLE;
    try {
      const { notifications } = await ask('GET', 'notifications');
      if (signal.aborted) return;
      show(notifications);
      if (notifications.some(({ status, figures }) => isBusy(status, figures))) wait = BUSY;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // what is shown stays; the next look may succeed
    }
    if (!signal.aborted && !document.hidden) timer = setTimeout(look, wait);
  }

  function show(notifications) {
    const list = byId('history');
    // What has the focus is not taken away: a row that did not change stays.
    const rows = notifications.map((notification) => {
      const told = JSON.stringify(notification);
      const known = [...list.children].find(({ dataset }) => dataset.told === told);
      return known ?? row(notification, told);
    });
    if (rows.length === 0)
      rows.push(element('li', { className: 'hint', textContent: 'Nothing yet.' }));
    list.replaceChildren(...rows);
  }

  function row(notification, told) {
    const { id, title, body, audience, author, startsAt, status, figures } = notification;
    const isOpen = status === 'scheduled' || status === 'sending';
    return element(
      'li',
      { dataset: { part: 'notification', id, status, told } },
      element(
        'div',
        { className: 'head' },
        element('h3', { textContent: title }),
        element('span', { className: `status ${status}`, textContent: STATUS_WORDS[status] }),
      ),
      body && element('p', { className: 'text', textContent: body }),
      element('p', {
        className: 'hint',
        textContent: `${audienceWords(audience)} · ${author} · ${WHEN.format(new Date(startsAt))}`,
      }),
      status === 'sending' && progress(figures),
      figures.targeted > 0 && figureBar(figures),
      status === 'done' && figures.targeted === 0
        ? element('p', { textContent: 'Nobody there took notifications.' })
        : status !== 'scheduled' &&
            element(
              'ul',
              { className: 'figures' },
              ...figureWords(figures).map(([part, words]) =>
                element('li', { className: part, textContent: words, dataset: { figure: part } }),
              ),
            ),
      isOpen && cancelButton(id, title),
    );
  }

  function cancelButton(id, title) {
    return element('button', {
      type: 'button',
      textContent: 'Cancel',
      ariaLabel: `Cancel ${title}`,
      async onclick() {
        this.disabled = true;
        // Where it is too late the next look says so.
        await ask('POST', `notifications/${id}/cancel`).catch((error) => {
          if (!(error instanceof ApiError)) throw error;
        });
        await look();
      },
    });
  }

  document.addEventListener('visibilitychange', () => !document.hidden && look(), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    byId('history').replaceChildren();
  });
  look();
  return { look };
}

/** @param {{ targeted: number, pending: number }} figures */
function progress({ targeted, pending }) {
  return element('progress', {
    max: Math.max(1, targeted),
    value: targeted - pending,
    ariaLabel: 'Sending',
  });
}

/** Whether the figures of a notification are about to change. */
function isBusy(status, { pending, waiting }) {
  return status === 'sending' && (pending === 0 || pending > waiting);
}

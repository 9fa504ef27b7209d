// Where people are now.
import { ApiError } from './api.js';
import { byId, element } from './elements.js';

/** Ms between two looks. */
const PERIOD = 5_000;

/**
 * @param {import('./api.js').Ask} ask
 * @param {AbortSignal} signal ends it
 */
export function openChapters(ask, signal) {
  let timer;

  async function look() {
    clearTimeout(timer);
    try {
      const { chapters } = await ask('GET', 'chapters');
      if (signal.aborted) return;
      show(chapters);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // what is shown stays; the next look may succeed
    }
    if (!signal.aborted && !document.hidden) timer = setTimeout(look, PERIOD);
  }

  function show(chapters) {
    const rows = chapters.map(({ courses, chapterId, viewers }) =>
      element(
        'tr',
        { dataset: { chapterId } },
        element('td', { textContent: courses.join(', ') || '–' }),
        element('td', { textContent: chapterId }),
        element('td', { textContent: viewers.toLocaleString('en'), dataset: { part: 'viewers' } }),
      ),
    );
    const nobody = element(
      'tr',
      {},
      element('td', { colSpan: 3, textContent: 'Nobody is on a chapter.' }),
    );
    byId('chapters').tBodies[0].replaceChildren(...(rows.length > 0 ? rows : [nobody]));
    byId('chapters-now').replaceChildren(
      ...chapters.map(({ chapterId }) => element('option', { value: chapterId })),
    );
  }

  document.addEventListener('visibilitychange', () => !document.hidden && look(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  look();
}

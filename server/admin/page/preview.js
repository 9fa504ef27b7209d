// The notification as a desktop will show it, more or less.
import { element } from './elements.js';

/**
 * @param {HTMLElement} place
 * @param {ReturnType<typeof import('./draft.js').contentOf>} content
 */
export function showPreview(place, { title, body, icon, actions }) {
  const buttons = actions.filter((action) => action.title);
  const picture = icon?.startsWith('https:')
    ? element('img', { src: icon, alt: '', referrerPolicy: 'no-referrer' })
    : element('span', { className: 'icon', ariaHidden: 'true', textContent: 'A' });
  place.replaceChildren(
    picture,
    element(
      'div',
      {},
      element('p', { className: 'from', textContent: 'Alongside · now' }),
      element('p', { className: 'title', textContent: title || 'Title' }),
      body && element('p', { className: 'text', textContent: body }),
      buttons.length > 0 &&
        element(
          'p',
          { className: 'actions' },
          ...buttons.map((action) => element('span', { textContent: action.title })),
        ),
    ),
  );
  place.classList.toggle('empty', title === '');
}

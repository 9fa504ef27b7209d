// What became of a notification: in a bar, and in words.
import { element } from './elements.js';

const REASONS = {
  off: 'switched off',
  category: 'not about this',
  'daily-cap': 'enough for a day',
  gone: 'browser gone',
  'too-large': 'too large',
  'bad-request': 'refused as malformed',
  unauthorised: 'refused by the push service',
  'endpoint-refused': 'no known push service',
  redirect: 'redirected',
  'bad-keys': 'unusable keys',
};

const sum = (reasons) => Object.values(reasons).reduce((total, count) => total + count, 0);
const reasonWords = (reasons) =>
  Object.entries(reasons)
    .map(([reason, count]) => `${count} ${REASONS[reason] ?? reason}`)
    .join(', ');

/**
 * Each part of the figures with its words, those that are nought left out.
 *
 * @param {any} figures
 */
export function figureWords(figures) {
  const { targeted, pending, waiting, sent, suppressed, failed, expired, cancelled } = figures;
  return [
    ['sent', `${sent} of ${targeted} sent`, true],
    ['shown', `${figures.shown} shown`, true],
    ['clicked', `${figures.clicked} clicked`, true],
    [
      'pending',
      `${pending} to go${waiting > 0 ? `, ${waiting} of them waiting` : ''}`,
      pending > 0,
    ],
    [
      'suppressed',
      `${sum(suppressed)} not wanted (${reasonWords(suppressed)})`,
      sum(suppressed) > 0,
    ],
    ['failed', `${sum(failed)} failed (${reasonWords(failed)})`, sum(failed) > 0],
    ['expired', `${expired} expired`, expired > 0],
    ['cancelled', `${cancelled} cancelled`, cancelled > 0],
  ].filter(([, , isThere]) => isThere);
}

/**
 * Targeted, sent, shown and clicked as bars one upon the other, each a part of the one before.
 *
 * @param {any} figures
 */
export function figureBar(figures) {
  const bar = element('div', { className: 'bar', ariaHidden: 'true' });
  for (const part of ['sent', 'shown', 'clicked']) {
    const piece = element('i', { className: part });
    piece.style.width = `${figures.targeted > 0 ? (100 * figures[part]) / figures.targeted : 0}%`;
    bar.append(piece);
  }
  return bar;
}

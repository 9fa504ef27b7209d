// What became of a notification: in a bar, and in words.
import { element, setText } from './elements.js';

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
const told = (count) => count.toLocaleString('en');
const reasonWords = (reasons) =>
  Object.entries(reasons)
    .map(([reason, count]) => `${told(count)} ${REASONS[reason] ?? reason}`)
    .join(', ');

/** Each part of the figures with its words, and whether there is any of it. */
function partsOf({ status, expanded, figures }) {
  const { targeted, pending, waiting, quiet, sent, suppressed, failed, expired, cancelled } =
    figures;
  return [
    [
      'sent',
      status === 'sending' && !expanded
        ? `${told(sent)} sent so far`
        : `${told(sent)} of ${told(targeted)} sent`,
      true,
    ],
    ['shown', `${told(figures.shown)} shown`, true],
    ['clicked', `${told(figures.clicked)} clicked`, true],
    ['pending', `${told(pending - waiting)} to go`, pending > waiting],
    ['quiet', `${told(quiet)} waiting for quiet hours to end`, quiet > 0],
    ['waiting', `${told(waiting - quiet)} waiting for a push service`, waiting > quiet],
    [
      'suppressed',
      `${told(sum(suppressed))} not wanted (${reasonWords(suppressed)})`,
      sum(suppressed) > 0,
    ],
    ['failed', `${told(sum(failed))} failed (${reasonWords(failed)})`, sum(failed) > 0],
    ['expired', `${told(expired)} expired`, expired > 0],
    ['cancelled', `${told(cancelled)} cancelled`, cancelled > 0],
  ];
}

/**
 * Says each part of the figures in `list`, those that are nought left out.
 *
 * @param {HTMLElement} list
 * @param {{ status: string, expanded: boolean, figures: any }} notification
 */
export function figureWords(list, notification) {
  for (const [part, words, isThere] of partsOf(notification)) {
    const known = list.querySelector(`[data-figure="${part}"]`);
    const item = known ?? element('li', { className: part, dataset: { figure: part } });
    if (!known) list.append(item);
    item.hidden = !isThere;
    setText(item, isThere ? words : '');
  }
}

/**
 * Targeted, sent, shown and clicked as bars one upon the other, each a part of the one before.
 *
 * @param {HTMLElement} bar
 * @param {any} figures
 */
export function figureBar(bar, figures) {
  for (const part of ['sent', 'shown', 'clicked']) {
    const known = bar.querySelector(`.${part}`);
    const piece = known ?? element('i', { className: part });
    if (!known) bar.append(piece);
    piece.style.width = `${figures.targeted > 0 ? (100 * figures[part]) / figures.targeted : 0}%`;
  }
}

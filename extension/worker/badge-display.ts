import { browser } from 'wxt/browser';
import type { Badge } from './badge.ts';

const WHITE = '#ffffff';
/** Ms between two changes of the number: on a platform where ten people join in a second it is right soon enough. */
export const BADGE_INTERVAL_MS = 2_500;

/** The part of `chrome.action` that shows a badge. */
export type BadgeActions = Pick<
  typeof browser.action,
  'setBadgeText' | 'setBadgeBackgroundColor' | 'setBadgeTextColor' | 'setTitle'
>;

/** The toolbar button, as it looks now. */
export interface BadgeDisplay {
  /** Something about it may be another: a number is shown soon, anything else at once. */
  update(): void;
  /** The number is another and nothing else, as with each of many who come and go: it is shown soon. */
  updateNumber(): void;
}

/**
 * Each call of `chrome.action` wakes the browser's own process: what is shown already is not shown
 * again, and a number that changes all the time is shown from time to time, the last one last.
 *
 * @param current what it is to say, asked for when it is to be shown
 */
export function createBadgeDisplay(
  current: () => Badge,
  action: BadgeActions = browser.action,
): BadgeDisplay {
  let shown: Partial<Badge> = {};
  let isDue = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function draw(badge: Badge): void {
    isDue = false;
    const before = shown;
    shown = badge;
    const calls: Promise<void>[] = [];
    if (before.text === undefined) calls.push(action.setBadgeTextColor({ color: WHITE }));
    if (badge.text !== before.text) calls.push(action.setBadgeText({ text: badge.text }));
    if (badge.colour !== before.colour) {
      calls.push(action.setBadgeBackgroundColor({ color: badge.colour }));
    }
    if (badge.title !== before.title) calls.push(action.setTitle({ title: badge.title }));
    if (calls.length === 0) return;
    Promise.all(calls).catch((error: unknown) => {
      console.debug('Alongside could not show its badge:', error);
      shown = {}; // all of it is shown anew
    });
    clearTimeout(resting);
    resting = setTimeout(rest, BADGE_INTERVAL_MS);
  }

  function rest(): void {
    resting = undefined;
    if (isDue) draw(current());
  }

  return {
    update() {
      const badge = current();
      const isNumber = badge.colour === shown.colour && badge.text !== '' && shown.text !== '';
      if (resting !== undefined && isNumber) isDue = true;
      else draw(badge);
    },
    updateNumber() {
      if (resting === undefined) draw(current());
      else isDue = true;
    },
  };
}

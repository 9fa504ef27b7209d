import type { Connection } from '../messages/connection.ts';
import { fullCount } from '../words/count.ts';
import { plural } from '../words/en/plural.ts';

const LIVE = '#1a7f4b';
const GREY = '#6b7078';

/** What the toolbar button says. */
export interface Badge {
  text: string;
  colour: string;
  title: string;
}

/** The badge for `count` people (`null`: not known) while the worker stands as `connectionState`. */
export function badgeOf(count: number | null, connectionState: Connection): Badge {
  if (connectionState === 'signed-out')
    return { text: '', colour: GREY, title: 'Alongside: sign in' };
  const live = connectionState === 'live';
  if (count === null) {
    return { text: '', colour: GREY, title: live ? 'Alongside' : 'Alongside: not connected' };
  }
  return {
    text: count > 999 ? `${Math.floor(count / 1000)}k` : String(count),
    colour: live ? LIVE : GREY,
    title: live ? peopleLearning(count) : `${peopleLearning(count)} when last connected`,
  };
}

function peopleLearning(count: number): string {
  return `${fullCount(count)} ${plural(count, 'person', 'people')} learning now`;
}

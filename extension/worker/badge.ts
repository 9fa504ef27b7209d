import type { Connection } from '../messages/connection.ts';
import { toolbarWords } from '../words/toolbar.ts';

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
    return { text: '', colour: GREY, title: toolbarWords.signIn };
  if (connectionState === 'unchosen')
    return { text: '', colour: GREY, title: toolbarWords.unchosen };
  if (connectionState === 'updating')
    return { text: '', colour: GREY, title: toolbarWords.updating };
  const live = connectionState === 'live';
  if (count === null) {
    return {
      text: '',
      colour: GREY,
      title: live ? toolbarWords.alongside : toolbarWords.notConnected,
    };
  }
  return {
    text: count > 999 ? `${Math.floor(count / 1000)}k` : String(count),
    colour: live ? LIVE : GREY,
    title: live ? toolbarWords.count(count) : toolbarWords.lastCount(count),
  };
}

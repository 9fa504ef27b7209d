import { AvatarStack } from '../avatar/avatar-stack.tsx';
import type { ChapterView } from '../messages/chapter-view.ts';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { plain } from '../words/phrase.ts';
import { Sentence } from '../words/sentence.tsx';
import { IconButton } from './icon-button.tsx';
import type { Act } from './state.ts';

/** How many of the others are shown by their avatar. */
const AVATARS = 5;

/** The bar at the top of the chapter: who else is here. */
export function LiveBanner({ view, act }: { view: ChapterView; act: Act }) {
  const { count, members, selfId, appearsOffline } = view;
  const others = members.filter((member) => member.id !== selfId);
  const total = count - (members.length - others.length);
  // Of who is not named it is not told whether they are away.
  const active = total > others.length || others.some((member) => !member.away);
  const phrase = appearsOffline ? peopleWords.invisible(total) : peopleWords.hereToo(others, total);
  // Keys by the text: what is put in anew has not moved, as far as layout shift is concerned.
  const key = plain(phrase);
  return (
    <div class={`card banner ${active ? 'live' : ''}`} data-part="live-banner">
      <i class="dot" />
      <AvatarStack people={others} most={AVATARS} total={total} />
      <Sentence key={key} phrase={phrase} />
      <IconButton
        key={`fold ${key}`}
        label={overlayWords.hideBanner}
        path="m4.5 10 3.5-3.5 3.5 3.5"
        onClick={() => act(() => ({ folded: true }))}
      />
    </div>
  );
}

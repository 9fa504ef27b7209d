import { AvatarStack } from '../avatar/avatar-stack.tsx';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { plain } from '../words/phrase.ts';
import { Sentence } from '../words/sentence.tsx';
import { IconButton } from './icon-button.tsx';
import type { JoinedProps } from './state.ts';

/** How many of the newly joined are shown by their avatar. */
const AVATARS = 3;

/** Who has joined, with their avatars: "Ana joined". */
export function Joined({ people, gathered }: JoinedProps) {
  const phrase = peopleWords.joined(people, gathered);
  return (
    <div class="row" data-part="join-toast">
      <AvatarStack people={people} most={AVATARS} />
      <Sentence key={plain(phrase)} phrase={phrase} />
    </div>
  );
}

/** Closes the toast that names `people`; another one's stands where that one has room for it. */
export function DismissToast(props: JoinedProps & { onClick: () => void }) {
  const { people, gathered, onClick } = props;
  // Keys by the text: what is put in anew has not moved, as far as layout shift is concerned.
  return (
    <IconButton
      key={plain(peopleWords.joined(people, gathered))}
      label={overlayWords.dismissToast}
      path="m4.5 4.5 7 7m0-7-7 7"
      onClick={onClick}
    />
  );
}

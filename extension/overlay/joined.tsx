import { AvatarStack } from '../avatar/avatar-stack.tsx';
import type { ChapterView } from '../messages/chapter-view.ts';
import { overlayWords } from '../words/overlay.ts';
import { peopleWords } from '../words/people.ts';
import { plain } from '../words/phrase.ts';
import { Sentence } from '../words/sentence.tsx';
import { IconButton } from './icon-button.tsx';

type People = ChapterView['members'];

/** How many of the newly joined are shown by their avatar. */
const AVATARS = 3;

/** Who has joined, with their avatars: "Ana joined". */
export function Joined({ people }: { people: People }) {
  const phrase = peopleWords.joined(people);
  return (
    <div class="row" data-part="join-toast">
      <AvatarStack people={people} most={AVATARS} />
      <Sentence key={plain(phrase)} phrase={phrase} />
    </div>
  );
}

/** Closes the toast that names `people`; another one's stands where that one has room for it. */
export function DismissToast({ people, onClick }: { people: People; onClick: () => void }) {
  // Keys by the text: what is put in anew has not moved, as far as layout shift is concerned.
  return (
    <IconButton
      key={plain(peopleWords.joined(people))}
      label={overlayWords.dismissToast}
      path="m4.5 4.5 7 7m0-7-7 7"
      onClick={onClick}
    />
  );
}

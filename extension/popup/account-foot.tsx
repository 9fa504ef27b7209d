import { Avatar } from '../avatar/avatar.tsx';
import type { PopupView } from '../messages/popup-view.ts';
import { popupWords } from '../words/popup.ts';

/**
 * Who is signed in, and the way out.
 *
 * @param props.everywhere whether all of the learner's browsers can be signed out from here
 */
export function AccountFoot(props: {
  user: NonNullable<PopupView['user']>;
  everywhere: boolean;
  onSignOut: (everywhere: boolean) => void;
}) {
  const { user, everywhere, onSignOut } = props;
  return (
    <footer>
      <Avatar person={user} />
      <span class="name">
        <bdi title={user.name}>{user.name}</bdi>
        {everywhere && (
          <button type="button" class="plain" onClick={() => onSignOut(true)}>
            {popupWords.signOutEverywhere}
          </button>
        )}
      </span>
      <button type="button" onClick={() => onSignOut(false)}>
        {popupWords.signOut}
      </button>
    </footer>
  );
}

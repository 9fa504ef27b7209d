import { adminWords } from '../../words/admin.ts';
import type { PageIdentity } from '../identity/page-identity.ts';
import type { DeskStage, Stage } from './session.ts';

/** What the page shows. */
export interface View {
  stage: Stage;
  /** Whose form to sign in with is shown: somebody may be filling it in, also while who it is is looked up. */
  signIn: PageIdentity | null;
  /** The last desk that was shown: its draft stays for its writer when their session ends by itself. */
  desk: DeskStage | null;
  /** Whether the desk came in place of the form. On a page that was loaded the focus is the reader's to put. */
  isFreshDesk: boolean;
  /** Whether somebody signs out on purpose. */
  isLeaving: boolean;
}

/** Before anything is known. */
export const FIRST_VIEW: View = {
  stage: { at: 'opening', name: null },
  signIn: null,
  desk: null,
  isFreshDesk: false,
  isLeaving: false,
};

/** What is shown after another stage was reached, or somebody pressed *Sign out*. */
export function reduceView(view: View, event: Stage | { at: 'leaving' }): View {
  switch (event.at) {
    case 'leaving':
      return { ...view, isLeaving: true };
    case 'opening':
      return { ...view, stage: event };
    case 'signed-out':
      return {
        stage: event,
        signIn: event.identity,
        desk: view.isLeaving ? null : view.desk,
        isFreshDesk: false,
        isLeaving: false,
      };
    case 'desk':
      return {
        stage: event,
        signIn: null,
        desk: event,
        isFreshDesk: view.signIn !== null,
        isLeaving: false,
      };
    case 'refused':
      return { ...view, stage: event, signIn: null };
  }
}

/** Who is signed in, as the head of the page says it; `null`: nobody, or it is not known yet. */
export function whoIn(stage: Stage): string | null {
  if (stage.at === 'signed-out') return null;
  return stage.at === 'desk' ? adminWords.who(stage.sender.name, stage.sender.role) : stage.name;
}

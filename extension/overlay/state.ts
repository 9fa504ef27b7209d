import type { ChapterView } from '../messages/chapter-view.ts';
import { EMPTY_QUEUE, type ToastQueue } from './toast-queue.ts';

/** All that the overlay's components show. It lives in `mount.tsx`; they have no state of their own. */
export interface OverlayState {
  view: ChapterView;
  queue: ToastQueue;
  /** Whether the list of names is open. */
  open: boolean;
  /** Whether the finger that is down on the pill finds the list open, and so is to close it. */
  closing: boolean;
  /** What stands in the list's search field. */
  query: string;
  /** Whether the learner has folded the banner. */
  folded: boolean;
  /** The latest change that screen readers were told. */
  announcement: string;
}

/** Changes the state, by what follows from the present one, and draws it. */
export type Act = (change: (state: OverlayState) => Partial<OverlayState>) => void;

/** How a chapter begins, before anything is known of it. */
export const CHAPTER_BEGINS: Omit<OverlayState, 'folded' | 'announcement'> = {
  view: {
    connection: 'connecting',
    selfId: null,
    members: [],
    count: 0,
    appearsOffline: false,
    joinToasts: true,
  },
  queue: EMPTY_QUEUE,
  open: false,
  closing: false,
  query: '',
};

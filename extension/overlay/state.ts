import type { ComponentType } from 'preact';
import type { ChapterView } from '../messages/chapter-view.ts';
import { EMPTY_QUEUE, type ToastQueue } from './toast-queue.ts';

/** All that the overlay's components show. It lives in `mount.tsx`; they have no state of their own. */
export interface OverlayState {
  view: ChapterView;
  queue: ToastQueue;
  /** Whether the list of names is open. */
  open: boolean;
  /** What draws the list; `null` until it was opened for the first time. */
  ViewerList: DrawList | null;
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

/** Draws the list of names. */
export type DrawList = ComponentType<{ view: ChapterView; query: string; act: Act }>;

/** How a chapter begins, before anything is known of it. */
export const CHAPTER_BEGINS: Omit<OverlayState, 'folded' | 'announcement' | 'ViewerList'> = {
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

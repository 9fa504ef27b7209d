import type { ComponentType } from 'preact';
import type { ChapterView } from '../messages/chapter-view.ts';
import type { ListState } from './listed.ts';
import { EMPTY_QUEUE, type ToastQueue } from './toast-queue.ts';

/** All that the overlay's components show. It lives in `mount.tsx`; they have no state of their own. */
export interface OverlayState extends ListState {
  queue: ToastQueue;
  /** What draws people by name; `null` until there was somebody to be named. */
  parts: PeopleParts | null;
  /** Whether the finger that is down on the pill finds the list open, and so is to close it. */
  closing: boolean;
  /** Whether the learner has folded the banner. */
  folded: boolean;
  /** The latest change that screen readers were told. */
  announcement: string;
}

/** Changes the state, by what follows from the present one, and draws it. */
export type Act = (change: (state: OverlayState) => Partial<OverlayState>) => void;

/** Looks, after a change, whether the list needs another page of people, and asks for it. */
export type LookForPages = (state: ListState, act: Act) => void;

/** Who has joined, and whether the toast gathered them: then it says how many they are. */
export interface JoinedProps {
  people: ChapterView['members'];
  gathered: boolean;
}

/** What draws people by name, which a page has only once there is somebody to be named. */
export interface PeopleParts {
  /** The list that the pill opens. */
  ViewerList: ComponentType<{ state: ListState; act: Act }>;
  lookForPages: LookForPages;
  LiveBanner: ComponentType<{ view: ChapterView; act: Act }>;
  /** What a toast says of who has joined, and what closes it. */
  Joined: ComponentType<JoinedProps>;
  DismissToast: ComponentType<JoinedProps & { onClick: () => void }>;
}

/** How a chapter begins, before anything is known of it. */
export const CHAPTER_BEGINS: Omit<OverlayState, 'folded' | 'announcement' | 'parts'> = {
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
  scrolled: 0,
  listed: null,
};

/** Whether others are on the chapter. */
export function hasCompany({ count, appearsOffline }: ChapterView): boolean {
  return count > (appearsOffline ? 0 : 1);
}

import type { ChapterView } from '../../extension/messages/chapter-view.ts';
import type { PopupView } from '../../extension/messages/popup-view.ts';
import type { MyNotifications } from '../../server/contract/my-notifications.ts';
import { PICTURES } from './open-gallery.ts';

type Member = ChapterView['members'][number];

const NAMES = [
  'Mia Okafor',
  'Ana García López',
  'Ben Whitfield',
  'Chidi Anagonye',
  'Dilara Yılmaz',
  'Elif Kaya',
  'Felix Brandt',
  'Grace Hopper',
  'Hiroshi Tanaka',
  'Imani Jones',
  'Joël Dubois',
  'Kasper Nielsen',
];

/** Person number `index`; number 0 is the learner in front of the screen. Every other one has a picture. */
export function person(index: number, name = NAMES[index] ?? `Learner ${index}`): Member {
  const imageUrl = index % 2 === 1 ? `${PICTURES}${index}` : null;
  return { id: `learner-${index}`, name, imageUrl, away: false, returned: false };
}

/** A live chapter with these people on it, oneself first. */
export function chapterOf(members: Member[], changes: Partial<ChapterView> = {}): ChapterView {
  return {
    connection: 'live',
    selfId: person(0).id,
    members,
    count: members.length,
    appearsOffline: false,
    joinToasts: true,
    ...changes,
  };
}

/** A live chapter with so many people on it. */
export function chapterWith(count: number, changes: Partial<ChapterView> = {}): ChapterView {
  return chapterOf(
    Array.from({ length: count }, (_, index) => person(index)),
    changes,
  );
}

/** A live chapter with oneself and others of these names, who have no pictures. */
export function chapterNamed(...names: string[]): ChapterView {
  const others = names.map((name, index) => ({ ...person(index + 1, name), imageUrl: null }));
  return chapterOf([person(0), ...others]);
}

/** A live chapter with so many people on it, the third of whom teaches the course. */
export function chapterTaught(count: number): ChapterView {
  const view = chapterWith(count);
  const [self, ...others] = view.members;
  const [ana, ben, ...rest] = others;
  if (!self || !ana || !ben) throw new Error('A taught chapter has three people.');
  return { ...view, members: [self, { ...ben, role: 'instructor' }, ana, ...rest] };
}

/**
 * A live chapter with more people on it than a presence channel holds: of the others only those are named whom
 * all see alike.
 */
export function chapterCrowded(count: number, changes: Partial<ChapterView> = {}): ChapterView {
  return chapterWith(6, { count, ...changes });
}

/** As somebody has them who has chosen, and is seen by name. */
export const PREFERENCES: PopupView['preferences'] = {
  appearOffline: false,
  joinToasts: true,
  visibility: 'name',
  visibilityChosen: true,
  courseVisibility: [],
  allowedVisibility: ['name', 'first-name', 'counted', 'offline'],
  receipts: true,
};

/** What the popup shows to someone signed in, on no chapter. */
export function popupView(changes: Partial<PopupView> = {}): PopupView {
  return {
    connection: 'live',
    serverUrl: 'http://127.0.0.1:8787',
    user: person(0),
    globalCount: 27,
    chapter: null,
    courses: [],
    canSignOutEverywhere: true,
    preferences: PREFERENCES,
    changeProblem: null,
    clockOffsetMs: 0,
    notifications: { state: 'off', isDecided: true, preferences: null, latest: null },
    ...changes,
  };
}

/** So many that came, the latest first. */
export function notificationsFor(count: number): MyNotifications['notifications'] {
  return Array.from({ length: count }, (_, number) => ({
    id: String(number),
    title: number % 2 === 0 ? 'Exam on Friday' : 'The session on sap begins in ten minutes',
    body: number % 2 === 0 ? 'Bring a pencil and something to draw on. Room 4.' : '',
    url: '/',
    category: 'announcement',
    sentAt: new Date(Date.now() - number * number * 3_600_000).toISOString(),
    unread: number < 2,
  }));
}

/** Notifications turned on, with a few that came. */
export const NOTIFICATIONS: PopupView['notifications'] = {
  state: 'on',
  isDecided: true,
  preferences: {
    enabled: true,
    categories: { announcement: true, deadline: true, session: false, feedback: true },
    quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' },
    dailyCap: 5,
  },
  latest: notificationsFor(6),
};

import * as v from 'valibot';
import { Person } from '../../server/contract/person.ts';
import { VisibilityOffer } from '../../server/contract/visibility.ts';
import { ChapterView } from './chapter-view.ts';
import { CONNECTIONS } from './connection.ts';
import { NamedCourse } from './named-course.ts';
import { NotificationsView } from './notifications-view.ts';
import { PresencePreferences } from './presence-preferences.ts';
import { SignInStage } from './sign-in.ts';

/** All that the popup shows, sent whole by the worker whenever any of it changes. */
export const PopupView = v.object({
  connection: v.picklist(CONNECTIONS),
  serverUrl: v.string(),
  /** Who is signed in. */
  user: v.nullable(Person),
  /** Where a sign-in stands that takes more than one step. */
  signIn: v.exactOptional(SignInStage),
  /** Why nobody can sign in to this server with this extension. */
  mismatch: v.exactOptional(v.string()),
  /** People active on the platform, oneself included; `null` until known. */
  globalCount: v.nullable(v.number()),
  /** The chapter that the tab under the popup shows, if it shows one. */
  chapter: v.nullable(ChapterView),
  /** The courses that tabs show a chapter of; first the one of the tab under the popup. */
  courses: v.array(NamedCourse),
  /** Whether all of the learner's browsers can be signed out from here. */
  canSignOutEverywhere: v.boolean(),
  /** What can be chosen of how much others see, before somebody has signed in; once the server has said. */
  offer: v.exactOptional(VisibilityOffer),
  /** What the learner has chosen about presence. */
  preferences: PresencePreferences,
  /** Why the last change of what the learner has chosen was not taken; `null` where it was. */
  changeProblem: v.nullable(v.string()),
  /** Ms that the server's clock is ahead of this browser's. */
  clockOffsetMs: v.number(),
  notifications: NotificationsView,
});
export type PopupView = v.InferOutput<typeof PopupView>;

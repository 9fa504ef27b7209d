import type { Category } from '../../../contract/category.ts';
import { type Audience, DEFAULT_TTL, type Urgency } from '../../../contract/notifications.ts';

/** What stands in the form, as it was typed and chosen. */
export interface DraftFields {
  title: string;
  body: string;
  url: string;
  category: Category;
  /** Seconds. */
  ttl: number;
  critical: boolean;
  urgency: Urgency;
  topic: string;
  icon: string;
  action0Title: string;
  action0Url: string;
  action1Title: string;
  action1Url: string;
  audience: Audience['type'];
  /** The `courseKey` of one of the sender's courses; empty: the first. */
  courseId: string;
  chapterId: string;
  people: readonly Person[];
  when: 'now' | 'later';
  /** By the clock of this browser, as `2026-12-31T09:00`; empty also where only a part of it was typed. */
  sendAt: string;
}

/** Somebody that was chosen by name. */
export interface Person {
  id: string;
  name: string;
}

/** The fields that are text, by the name of their control. */
export type TextField = {
  [Name in keyof DraftFields]: DraftFields[Name] extends string
    ? string extends DraftFields[Name]
      ? Name
      : never
    : never;
}[keyof DraftFields];

/** The form as it is at first. */
export const EMPTY_FIELDS: DraftFields = {
  title: '',
  body: '',
  url: '',
  category: 'announcement',
  ttl: DEFAULT_TTL,
  critical: false,
  urgency: 'normal',
  topic: '',
  icon: '',
  action0Title: '',
  action0Url: '',
  action1Title: '',
  action1Url: '',
  audience: 'course',
  courseId: '',
  chapterId: '',
  people: [],
  when: 'now',
  sendAt: '',
};

import type { Sender } from '../../../contract/admin.ts';
import type {
  Audience,
  NotificationContent,
  NotificationDraft,
} from '../../../contract/notifications.ts';
import type { SiteCourse } from '../../../contract/site-course.ts';
import { tellsSites } from '../course-name.ts';
import type { DraftFields } from './draft-fields.ts';

/** Where a notification leads to that names no page. */
const HOME = '/';

/** What the form says, as the API takes it. */
export function contentOf(fields: DraftFields): NotificationContent {
  return {
    title: fields.title.trim(),
    body: fields.body.trim(),
    url: fields.url.trim() || HOME,
    icon: fields.icon.trim() || null,
    actions: actionsIn(fields).map(({ title, url }) => ({ title, url: url || HOME })),
    category: fields.category,
    urgency: fields.urgency,
    ttl: fields.ttl,
    topic: fields.topic.trim() || null,
    critical: fields.critical,
  };
}

/** The buttons that have a title or an address, by their number in the form. */
export function actionsIn(fields: DraftFields): { number: 0 | 1; title: string; url: string }[] {
  const { action0Title, action0Url, action1Title, action1Url } = fields;
  const all = [
    { number: 0, title: action0Title.trim(), url: action0Url.trim() },
    { number: 1, title: action1Title.trim(), url: action1Url.trim() },
  ] as const;
  return all.filter(({ title, url }) => title || url);
}

/** Whose courses there are to choose from. */
export type Chooser = Pick<Sender, 'sites'> & { courses: readonly SiteCourse[] };

/** By which one of the sender's courses is told from the others. */
export function courseKey({ site, course }: SiteCourse, sender: Chooser): string {
  return tellsSites(sender) ? `${site};${course}` : course;
}

/** The course that is chosen out of those of the sender; `null` where there is none. */
export function courseIn({ courseId }: DraftFields, sender: Chooser): SiteCourse | null {
  const { courses } = sender;
  const chosen = courses.find((each) => courseKey(each, sender) === courseId);
  return chosen ?? courses[0] ?? null;
}

/** Whom it is for; `null` while something of that is missing. */
export function audienceOf(fields: DraftFields, sender: Chooser): Audience | null {
  const { audience: type } = fields;
  if (type === 'everyone') return { type };
  if (type === 'users') {
    const userIds = fields.people.map(({ id }) => id);
    return userIds.length > 0 ? { type, userIds } : null;
  }
  const chosen = courseIn(fields, sender);
  if (!chosen) return null;
  const { site, course: courseId } = chosen;
  if (type === 'course') return { type, site, courseId };
  const chapterId = fields.chapterId.trim();
  return chapterId ? { type, site, courseId, chapterId } : null;
}

/** When it is to leave, by the clock of this browser; `null` for at once, and while that is missing. */
export function sendAtOf({ when, sendAt }: DraftFields): string | null {
  return when === 'later' && sendAt ? new Date(sendAt).toISOString() : null;
}

/** The whole draft; `null` while its audience is missing. */
export function draftOf(
  fields: DraftFields,
  sender: Chooser,
): Omit<NotificationDraft, 'now'> | null {
  const audience = audienceOf(fields, sender);
  return audience && { ...contentOf(fields), audience, sendAt: sendAtOf(fields) };
}

import * as v from 'valibot';
import { fieldWords } from '../words/field.ts';
import { Category } from './category.ts';
import { listOf } from './list.ts';
import { MAX_PAGE_ID } from './room-channel.ts';
import { textUpTo } from './text.ts';

/** How much it matters to whom a battery runs low. https://www.rfc-editor.org/rfc/rfc8030#section-5.3 */
export const URGENCIES = ['very-low', 'low', 'normal', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Characters that desktops show without cutting, about; and that fit in a push with the rest. */
export const MAX_TITLE = 120;
export const MAX_BODY = 600;
export const MAX_URL = 1_000;
/** Buttons on a notification, as browsers show them, and characters on each. */
export const MAX_ACTIONS = 2;
export const MAX_ACTION_TITLE = 40;
/** Characters. https://www.rfc-editor.org/rfc/rfc8030#section-5.4 */
export const MAX_TOPIC = 32;
/** How far ahead a notification can be scheduled. */
export const MAX_DAYS_AHEAD = 30;

const DAY = 24 * 3600;
/** Seconds. */
export const DEFAULT_TTL = DAY;
/** Seconds. Less can't be kept by a queue. */
export const MIN_TTL = 60;
/** Seconds; push services cut off what is above. */
export const MAX_TTL = 28 * DAY;

/** Learners that one notification can name. */
const MAX_USERS = 500;

/** Characters; nobody types so many spaces around what they mean. */
const MAX_PADDING = 1_000;

const trimmed = (maxChars: number) =>
  v.pipe(textUpTo(maxChars + MAX_PADDING), v.trim(), v.maxLength(maxChars));
const title = (maxChars: number) => v.pipe(trimmed(maxChars), v.nonEmpty(fieldWords.empty));

const Timestamp = v.pipe(
  v.string(),
  v.maxLength(40),
  v.isoTimestamp(),
  v.check((time) => !Number.isNaN(Date.parse(time)), fieldWords.noTimestamp),
);

const Url = v.pipe(textUpTo(MAX_URL), v.nonEmpty());
const Title = title(MAX_TITLE);
const UserId = v.pipe(textUpTo(128), v.nonEmpty());
/** A site's id; an older caller names none where the server has one site. */
const Site = v.optional(v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty()));
const PageId = v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty());

/** A button on a notification. */
const Action = v.strictObject({ title: title(MAX_ACTION_TITLE), url: Url });

/** What a notification says, and how it travels. */
export const NotificationContent = v.strictObject({
  title: Title,
  body: v.optional(trimmed(MAX_BODY), ''),
  /** Where a click leads: a page of a course site or of this server; from `/` on, of this server. */
  url: v.optional(Url, '/'),
  /** `https:`; the extension's own where there is none. */
  icon: v.optional(
    v.nullable(
      v.pipe(
        textUpTo(MAX_URL),
        v.url(fieldWords.noPicture),
        v.startsWith('https:', fieldWords.notHttps),
      ),
    ),
    null,
  ),
  actions: v.optional(listOf(Action, MAX_ACTIONS), []),
  category: v.optional(Category, 'announcement'),
  urgency: v.optional(v.picklist(URGENCIES), 'normal'),
  /** Seconds, from when it leaves. */
  ttl: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(MIN_TTL), v.maxValue(MAX_TTL)),
    DEFAULT_TTL,
  ),
  /** Of two with one topic the later takes the place of the earlier. https://www.rfc-editor.org/rfc/rfc8030#section-5.4 */
  topic: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.maxLength(MAX_TOPIC),
        v.regex(/^[\w-]+$/, fieldWords.noTopic(MAX_TOPIC)),
      ),
    ),
    null,
  ),
  /** Passes quiet hours and daily caps. */
  critical: v.optional(v.boolean(), false),
});
export type NotificationContent = v.InferOutput<typeof NotificationContent>;

/** Whom a notification is for. */
export const Audience = v.variant('type', [
  v.strictObject({ type: v.literal('everyone') }),
  /** Who was ever on a chapter of the course. */
  v.strictObject({ type: v.literal('course'), site: Site, courseId: PageId }),
  /** Who is on the chapter when it leaves. */
  v.strictObject({
    type: v.literal('chapter'),
    site: Site,
    courseId: PageId,
    chapterId: PageId,
  }),
  v.strictObject({
    type: v.literal('users'),
    userIds: v.pipe(listOf(UserId, MAX_USERS), v.minLength(1)),
  }),
]);
export type Audience = v.InferOutput<typeof Audience>;

/** The body of `POST /api/admin/notifications`. */
export const NotificationDraft = v.strictObject({
  ...NotificationContent.entries,
  audience: Audience,
  /** When it leaves; at once where there is none. At most {@link MAX_DAYS_AHEAD} ahead. */
  sendAt: v.optional(v.nullable(Timestamp), null),
  /** What the author's clock shows now: a `sendAt` of the next hour is meant by that. */
  now: v.optional(v.nullable(Timestamp), null),
});
export type NotificationDraft = v.InferOutput<typeof NotificationDraft>;

/** Whom a notification would reach. */
export const Reach = v.object({
  /** Learners with at least one browser that takes notifications. */
  people: v.number(),
  devices: v.number(),
  /** There are more: so many that they are not counted before it is sent. */
  atLeast: v.optional(v.literal(true)),
});
export type Reach = v.InferOutput<typeof Reach>;

/** The answer when a notification is accepted, which is when it is durable. */
export const Submission = v.object({ id: v.string(), reach: Reach });
export type Submission = v.InferOutput<typeof Submission>;

/** The query of `POST /api/admin/notifications`: with `?dryRun` nothing is sent. */
export const SendQuery = v.strictObject({
  dryRun: v.optional(v.picklist(['', 'true', 'false']), 'false'),
});

/** The answer to `?dryRun`. */
export const DryRun = v.object({ reach: Reach });
export type DryRun = v.InferOutput<typeof DryRun>;

const Reasons = v.record(v.string(), v.number());

/** What became of a notification, in browsers: targeted is the sum of all up to `cancelled`. */
export const Figures = v.object({
  targeted: v.number(),
  /** Not yet decided. */
  pending: v.number(),
  /** Of these, what waits for its time: for quiet hours to end, or for a push service. */
  waiting: v.number(),
  /** Of what waits, what waits for its learner's quiet hours to end. */
  quiet: v.number(),
  /** Taken by the push service. */
  sent: v.number(),
  /** Not wanted; by reason: `off`, `category`, `daily-cap`. */
  suppressed: Reasons,
  /** By reason. */
  failed: Reasons,
  expired: v.number(),
  cancelled: v.number(),
  shown: v.number(),
  clicked: v.number(),
  /** Of what was sent, what is told by nobody whether it was shown and clicked: its learner does not want that. */
  unknown: v.number(),
});
export type Figures = v.InferOutput<typeof Figures>;

/** A notification as the admin page shows it. */
export const NotificationReport = v.object({
  id: v.string(),
  title: v.string(),
  body: v.string(),
  url: v.string(),
  category: Category,
  critical: v.boolean(),
  author: v.string(),
  /** `self` is a test. */
  audience: v.variant('type', [...Audience.options, v.object({ type: v.literal('self') })]),
  /** What its course and chapter are called; `null`: not known, or there is none. */
  audienceTitles: v.object({ course: v.nullable(v.string()), chapter: v.nullable(v.string()) }),
  createdAt: v.string(),
  startsAt: v.string(),
  expiresAt: v.string(),
  status: v.picklist(['scheduled', 'sending', 'done', 'cancelled']),
  /** Why the server cancelled it by itself, such as "its author is no admin any more". */
  reason: v.nullable(v.string()),
  /** Whether all of its audience is in `targeted`; until then, unless it is cancelled, the figures grow. */
  expanded: v.boolean(),
  figures: Figures,
});
export type NotificationReport = v.InferOutput<typeof NotificationReport>;

/** The query of `GET /api/admin/notifications`: what the page before said of the next. */
export const HistoryQuery = v.object({ before: v.optional(v.pipe(v.string(), v.uuid())) });

/**
 * `GET /api/admin/notifications`: what is scheduled or going out, and the latest; then what was sent before them,
 * page by page. Each by `startsAt`, the last first.
 */
export const NotificationHistory = v.object({
  notifications: v.array(NotificationReport),
  /** The `before` of the page behind this one; `null`: it is the last. */
  next: v.nullable(v.string()),
});
export type NotificationHistory = v.InferOutput<typeof NotificationHistory>;

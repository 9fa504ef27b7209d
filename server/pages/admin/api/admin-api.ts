import { hc } from 'hono/client';
import * as v from 'valibot';
import type { AdminRoutes } from '../../../admin/routes.ts';
import {
  BusyChapters,
  CoursesPage,
  FoundLearners,
  Sender,
  type TitleChange,
} from '../../../contract/admin.ts';
import { type ModerationPatch, Reports } from '../../../contract/moderation.ts';
import {
  type Audience,
  type NotificationContent,
  type NotificationDraft,
  Reach,
} from '../../../contract/notifications.ts';
import { adminWords } from '../../../words/admin.ts';
import { ApiError } from './api-error.ts';
import { readAnswer } from './read-answer.ts';
import { ShownHistory } from './shown-report.ts';

/** What the page needs of the answers to what is sent, and to what only would be. */
const Reached = v.object({ reach: Reach });

/** The API for instructors and admins, asked as who is signed in. All of it throws {@link ApiError}. */
export interface AdminApi {
  me(): Promise<Sender>;
  chapters(): Promise<BusyChapters['chapters']>;
  /** Courses whose id or title has this in it: the first of them. */
  courses(text: string): Promise<CoursesPage['courses']>;
  /** Says what a course or a chapter is called. */
  setTitle(change: TitleChange): Promise<void>;
  /** People who are called so. */
  learners(name: string): Promise<FoundLearners['learners']>;
  /** Whom a notification to this audience would reach. */
  reach(audience: Audience): Promise<Reach>;
  /** @param idempotencyKey the same for a draft that is sent again */
  send(draft: NotificationDraft, idempotencyKey: string): Promise<Reach>;
  /** Sends to oneself. */
  sendTest(content: NotificationContent): Promise<Reach>;
  /** What is scheduled or going out, and what was sent last. */
  latest(): Promise<ShownHistory>;
  /** @param before what the page before said of the next */
  sentBefore(before: string): Promise<ShownHistory>;
  cancel(id: string): Promise<void>;
  reports(): Promise<Reports['reports']>;
  /** Takes something from a person, or gives it back. */
  moderate(personId: string, patch: ModerationPatch): Promise<void>;
}

/**
 * @param token a session token; `null`: nobody is signed in
 * @param signedOut called when there is none, as after signing out in another tab
 */
export function createAdminApi(
  token: () => Promise<string | null>,
  signedOut: () => void,
): AdminApi {
  const client = hc<AdminRoutes>('/api/admin', {
    headers: async () => ({ authorization: `Bearer ${await bearer()}` }),
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      fetch(input, init).catch(() => {
        throw new ApiError(adminWords.noAnswer, null);
      }),
  });

  async function bearer(): Promise<string> {
    const given = await token().catch(() => {
      throw new ApiError(adminWords.signInUnchecked, null);
    });
    if (given !== null) return given;
    signedOut();
    throw new ApiError(adminWords.signedOut, 401);
  }

  return {
    me: async () => readAnswer(Sender, await client.me.$get()),
    chapters: async () => (await readAnswer(BusyChapters, await client.chapters.$get())).chapters,
    async courses(text) {
      const answer = await client.courses.$get({ query: { text } });
      return (await readAnswer(CoursesPage, answer)).courses;
    },
    async setTitle(json) {
      await readAnswer(v.unknown(), await client.titles.$put({ json }));
    },
    async learners(name) {
      const answer = await client.learners.$get({ query: { name } });
      return (await readAnswer(FoundLearners, answer)).learners;
    },
    async reach(audience) {
      const json = { title: 'Reach', audience };
      const answer = await client.notifications.$post({ json, query: { dryRun: '' } });
      return (await readAnswer(Reached, answer)).reach;
    },
    async send(json, idempotencyKey) {
      const headers = { 'idempotency-key': idempotencyKey };
      const answer = await client.notifications.$post({ json, query: {} }, { headers });
      return (await readAnswer(Reached, answer)).reach;
    },
    async sendTest(json) {
      return (await readAnswer(Reached, await client.notifications.test.$post({ json }))).reach;
    },
    latest: async () => readAnswer(ShownHistory, await client.notifications.$get({ query: {} })),
    sentBefore: async (before) =>
      readAnswer(ShownHistory, await client.notifications.$get({ query: { before } })),
    async cancel(id) {
      await readAnswer(
        v.unknown(),
        await client.notifications[':id'].cancel.$post({ param: { id } }),
      );
    },
    reports: async () => (await readAnswer(Reports, await client.reports.$get())).reports,
    async moderate(id, json) {
      const answer = await client.people[':id'].moderation.$put({ param: { id }, json });
      await readAnswer(v.unknown(), answer);
    },
  };
}

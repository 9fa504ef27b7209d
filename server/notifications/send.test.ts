import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NotificationContent, NotificationDraft } from '../contract/notifications.ts';
import { DEMO_RULE } from '../contract/sites/demo-rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { Problem } from '../problem/problem.ts';
import { fingerprintOf } from './idempotency.ts';
import { createSend } from './send.ts';
import type { SubmittedNotification } from './submit.ts';

const now = new Date('2026-11-30T12:00:00Z');
const accepted = { id: 'n1', reach: { people: 2, devices: 3 } };
const person = (role: SignedInPerson['role'], courses: string[] = []): SignedInPerson => ({
  ...{ id: 'ada', name: 'Ada', imageUrl: null, role, courses },
});
const admin = person('admin');
const instructor = person('instructor', ['light']);
const draft = (fields: object = {}) =>
  v.parse(NotificationDraft, { title: 'Hello', audience: { type: 'everyone' }, ...fields });

/** What was done, in order. */
let done: string[];
let submitted: SubmittedNotification[];
const parts = {
  submit: {
    earlier: vi.fn(async (_wanted: SubmittedNotification): Promise<typeof accepted | null> => null),
    async submit(wanted: SubmittedNotification) {
      submitted.push(wanted);
      return accepted;
    },
  },
  outsiders: vi.fn(async () => 0),
  reach: async () => accepted.reach,
  async takeFromQuota(senderId: string, critical: boolean) {
    done.push(`${senderId}${critical ? ', critical' : ''}`);
  },
  origins: { targets: ['https://learn.test'], images: [] },
  sites: [DEMO_RULE],
  now: () => now,
  log: { warn: vi.fn() },
};
const { send, dryRun, sendTest } = createSend(parts);

beforeEach(() => {
  done = [];
  submitted = [];
  vi.clearAllMocks();
});

async function problemOf(answer: Promise<unknown>): Promise<[string, string | undefined]> {
  const error = await answer.catch((reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('no problem was thrown');
  return [error.code, error.errors[0]?.pointer];
}

describe('a draft', () => {
  it('is submitted as it is, and counts towards its sender’s quota', async () => {
    expect(await send(admin, draft({ sendAt: '2026-11-30T13:00:00Z' }), 'key')).toBe(accepted);
    const sendAt = new Date('2026-11-30T13:00:00Z');
    const { sendAt: _sent, now: _now, audience, ...content } = draft();
    expect(submitted).toEqual([
      {
        ...{ author: admin, content, audience, startsAt: sendAt, idempotencyKey: 'key' },
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(done).toEqual(['ada']);
  });

  it('that is critical counts as such', async () => {
    await send(admin, draft({ critical: true }), null);
    expect(done).toEqual(['ada, critical']);
  });

  it('leaves in the minute that its author means, whose clock is wrong', async () => {
    const times = { now: '2026-11-30T11:50:00Z', sendAt: '2026-11-30T11:51:00Z' };
    await send(admin, draft(times), null);
    expect(submitted[0]).toMatchObject({
      startsAt: new Date('2026-11-30T12:01:00Z'),
    });
  });

  it('that was accepted before is answered as then: neither judged nor counted nor sent', async () => {
    const first = { ...accepted, id: 'first' };
    parts.submit.earlier.mockResolvedValueOnce(first);
    const over = draft({ sendAt: '2026-11-29T12:00:00Z' });
    expect(await send(instructor, over, 'key')).toBe(first);
    expect([done, submitted]).toEqual([[], []]);
  });

  it('is told by its reach beforehand: neither looked for nor counted nor sent', async () => {
    expect(await dryRun(admin, draft())).toEqual({ people: 2, devices: 3 });
    expect([done, submitted]).toEqual([[], []]);
    expect(parts.submit.earlier).not.toHaveBeenCalled();
  });

  const evil = { url: 'https://evil.test/' };
  describe.each<[string, SignedInPerson, object, [string, string]]>([
    ['of a learner', person('learner'), {}, ['audience-forbidden', '#/audience']],
    ['of an instructor to everyone', instructor, evil, ['audience-forbidden', '#/audience']],
    ['that leads elsewhere', admin, evil, ['target-refused', '#/url']],
    ['of yesterday', admin, { sendAt: '2026-11-29T12:00:00Z' }, ['send-time-unusable', '#/sendAt']],
  ])('%s', (_what, author, fields, problem) => {
    it.each([
      ['sent', () => send(author, draft(fields), null)],
      ['asked about', () => dryRun(author, draft(fields))],
    ])('is refused where it is %s, and not counted', async (_how, ask) => {
      expect(await problemOf(ask())).toEqual(problem);
      expect([done, submitted]).toEqual([[], []]);
    });
  });

  it('names no learner who was on no course of its author’s; who tries is logged', async () => {
    const audience = { type: 'users', userIds: ['ana', 'ben'] };
    await send(instructor, draft({ audience }), null);
    parts.outsiders.mockResolvedValueOnce(1);
    const refused = send(instructor, draft({ audience }), null);
    expect(await problemOf(refused)).toEqual(['audience-forbidden', '#/audience']);
    expect(submitted).toHaveLength(1);
    expect(parts.log.warn.mock.lastCall?.[0]).toMatchObject({
      person: 'ada',
      code: 'audience-forbidden',
    });
  });

  it('is not submitted where its sender’s quota is used up', async () => {
    const used = new Problem('too-many-requests', 'Later.');
    const { send: sendMore } = createSend({ ...parts, takeFromQuota: () => Promise.reject(used) });
    await expect(sendMore(admin, draft(), null)).rejects.toBe(used);
    expect(submitted).toEqual([]);
  });
});

describe('a course', () => {
  const course = { type: 'course', courseId: 'light' };
  const docs = { ...DEMO_RULE, id: 'docs', uniqueChapters: false };
  const { send: sendOfTwo } = createSend({ ...parts, sites: [DEMO_RULE, docs] });

  it('is one of the only site where none is named; the request is known by what it named', async () => {
    await send(instructor, draft({ audience: course }), null);
    await sendOfTwo(admin, draft({ audience: { ...course, site: 'demo' } }), null);
    expect(submitted).toMatchObject([
      { audience: { ...course, site: 'demo' } },
      { audience: { ...course, site: 'demo' } },
    ]);
    expect(submitted[0]?.fingerprint).not.toBe(submitted[1]?.fingerprint);
    // As a release before there were sites had it.
    expect(submitted[0]?.fingerprint).toBe(
      fingerprintOf({
        content: v.parse(NotificationContent, { title: 'Hello' }),
        audience: { type: 'course', courseId: 'light' },
        sendAt: null,
      }),
    );
  });

  it('is one of several sites once that is said', async () => {
    const unsaid = sendOfTwo(admin, draft({ audience: course }), null);
    expect(await problemOf(unsaid)).toEqual(['malformed-request', '#/audience/site']);
    const unknown = send(admin, draft({ audience: { ...course, site: 'docs' } }), null);
    expect(await problemOf(unknown)).toEqual(['site-unknown', '#/audience/site']);
    expect(submitted).toEqual([]);
  });

  it('is an instructor’s by its site', async () => {
    const author = person('instructor', ['docs;light']);
    const elsewhere = sendOfTwo(author, draft({ audience: { ...course, site: 'demo' } }), null);
    expect(await problemOf(elsewhere)).toEqual(['audience-forbidden', '#/audience']);
    await sendOfTwo(author, draft({ audience: { ...course, site: 'docs' } }), null);
    expect(submitted).toHaveLength(1);
  });
});

describe('a test', () => {
  const content = v.parse(NotificationContent, { title: 'Test' });

  it('goes to its author alone, whatever the hour, and counts as one that is not critical', async () => {
    await sendTest(instructor, content);
    expect(submitted).toMatchObject([
      { content: { critical: true }, audience: { type: 'self', userId: 'ada' }, startsAt: null },
    ]);
    expect(done).toEqual(['ada']);
  });

  it('is refused where it leads elsewhere', async () => {
    const refused = sendTest(admin, { ...content, url: 'https://evil.test/' });
    expect(await problemOf(refused)).toEqual(['target-refused', '#/url']);
    expect([done, submitted]).toEqual([[], []]);
  });
});

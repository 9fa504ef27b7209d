import type { Logger } from 'pino';
import type {
  Audience,
  NotificationContent,
  NotificationDraft,
  Reach,
  Submission,
} from '../contract/notifications.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { StoredAudience } from './audience.ts';
import { withSite } from './audience-site.ts';
import { type ContentOrigins, contentProblem } from './content-problem.ts';
import { problemOf, throwProblem } from './field-problem.ts';
import { forbidden } from './forbidden.ts';
import { fingerprintOf } from './idempotency.ts';
import { audienceProblem, outsidersProblem, type Rights, rightsAt } from './permission.ts';
import { leavesAt, sendTimeProblem } from './send-time.ts';
import type { Submit, SubmittedNotification } from './submit.ts';

/** What senders ask for. */
export interface Send {
  /**
   * Sends a draft, or keeps it until its time. What was accepted once is not judged anew when it is asked
   * for again: its time may be over by then, and its sender's quota used up.
   *
   * @param idempotencyKey by which it is known when it is asked for again; `null` for none
   * @throws Problem saying why it may not or can't be sent
   */
  send(
    author: SignedInPerson,
    draft: NotificationDraft,
    idempotencyKey: string | null,
  ): Promise<Submission>;
  /**
   * Judges a draft as `send` does, and tells whom it would reach now.
   *
   * @throws Problem saying why it may not or can't be sent
   */
  dryRun(author: SignedInPerson, draft: NotificationDraft): Promise<Reach>;
  /**
   * Sends to the author alone. A test has to arrive: at night as well, and whatever came before it.
   *
   * @throws Problem saying why it can't be sent
   */
  sendTest(author: SignedInPerson, content: NotificationContent): Promise<Submission>;
}

/**
 * Puts the rules of sending in their order: whom for, what, when, how often, and then once.
 *
 * @param parts.outsiders how many of these learners never were on a course of the author's
 * @param parts.takeFromQuota counts one more of a sender, or throws
 */
export function createSend(parts: {
  submit: Submit;
  outsiders(author: Rights, audience: Audience): Promise<number>;
  reach(audience: Audience): Promise<Reach>;
  takeFromQuota(senderId: string, critical: boolean): Promise<void>;
  origins: ContentOrigins;
  sites: readonly SiteRule[];
  now: () => Date;
  log: Pick<Logger, 'warn'>;
}): Send {
  const { submit, outsiders, reach, takeFromQuota, origins, sites, now, log } = parts;

  function asked(
    author: SignedInPerson,
    { audience, sendAt: time, now: shown, ...content }: NotificationDraft,
    idempotencyKey: string | null,
  ): SubmittedNotification {
    const sendAt = time === null ? null : new Date(time);
    const startsAt = leavesAt(sendAt, shown === null ? null : new Date(shown), now());
    // Of what was asked for as it was given: what is filled in may be another at another time.
    const fingerprint = fingerprintOf({ content, audience, sendAt });
    return { author, content, audience, fingerprint, startsAt, idempotencyKey };
  }

  /** Gives the audience with its site. */
  async function judge(wanted: SubmittedNotification, given: Audience): Promise<Audience> {
    const { author, content, startsAt } = wanted;
    const named = withSite(given, sites);
    if ('problem' in named) throw problemOf(named.problem);
    const { audience } = named;
    const rights = rightsAt(sites, author);
    const reason =
      audienceProblem(rights, audience) ?? outsidersProblem(await outsiders(rights, audience));
    if (reason) throw forbidden(log, author, 'audience-forbidden', reason, '#/audience');
    throwProblem(contentProblem(content, origins));
    throwProblem(sendTimeProblem(startsAt, now()));
    return audience;
  }

  return {
    async send(author, draft, idempotencyKey) {
      const wanted = asked(author, draft, idempotencyKey);
      const before = await submit.earlier(wanted);
      if (before) return before;
      const audience = await judge(wanted, draft.audience);
      await takeFromQuota(author.id, draft.critical);
      return submit.submit({ ...wanted, audience });
    },
    async dryRun(author, draft) {
      return reach(await judge(asked(author, draft, null), draft.audience));
    },
    async sendTest(author, content) {
      throwProblem(contentProblem(content, origins));
      await takeFromQuota(author.id, false);
      const test = { ...content, critical: true };
      const audience: StoredAudience = { type: 'self', userId: author.id };
      return submit.submit({
        author,
        content: test,
        audience,
        fingerprint: fingerprintOf({ content: test, audience, sendAt: null }),
        startsAt: null,
        idempotencyKey: null,
      });
    },
  };
}

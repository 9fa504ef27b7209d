import type { Logger } from 'pino';
import type {
  Audience,
  NotificationContent,
  NotificationDraft,
  Reach,
  Submission,
} from '../contract/notifications.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type ContentOrigins, contentProblem } from './content-problem.ts';
import { throwProblem } from './field-problem.ts';
import { forbidden } from './forbidden.ts';
import { audienceProblem, outsidersProblem } from './permission.ts';
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
  outsiders(author: SignedInPerson, audience: Audience): Promise<number>;
  reach(audience: Audience): Promise<Reach>;
  takeFromQuota(senderId: string, critical: boolean): Promise<void>;
  origins: ContentOrigins;
  now: () => Date;
  log: Pick<Logger, 'warn'>;
}): Send {
  const { submit, outsiders, reach, takeFromQuota, origins, now, log } = parts;

  function asked(
    author: SignedInPerson,
    { audience, sendAt: time, now: shown, ...content }: NotificationDraft,
    idempotencyKey: string | null,
  ): SubmittedNotification {
    const sendAt = time === null ? null : new Date(time);
    const startsAt = leavesAt(sendAt, shown === null ? null : new Date(shown), now());
    return { author, content, audience, sendAt, startsAt, idempotencyKey };
  }

  async function judge(wanted: SubmittedNotification, audience: Audience): Promise<void> {
    const { author, content, startsAt } = wanted;
    const reason =
      audienceProblem(author, audience) ?? outsidersProblem(await outsiders(author, audience));
    if (reason) throw forbidden(log, author, 'audience-forbidden', reason, '#/audience');
    throwProblem(contentProblem(content, origins));
    throwProblem(sendTimeProblem(startsAt, now()));
  }

  return {
    async send(author, draft, idempotencyKey) {
      const wanted = asked(author, draft, idempotencyKey);
      const before = await submit.earlier(wanted);
      if (before) return before;
      await judge(wanted, draft.audience);
      await takeFromQuota(author.id, draft.critical);
      return submit.submit(wanted);
    },
    async dryRun(author, draft) {
      await judge(asked(author, draft, null), draft.audience);
      return reach(draft.audience);
    },
    async sendTest(author, content) {
      throwProblem(contentProblem(content, origins));
      await takeFromQuota(author.id, false);
      return submit.submit({
        author,
        content: { ...content, critical: true },
        audience: { type: 'self', userId: author.id },
        sendAt: null,
        startsAt: null,
        idempotencyKey: null,
      });
    },
  };
}

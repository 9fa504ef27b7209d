import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { isErasedId } from '../identity/erased-id.ts';
import { sendingWords } from '../words/sending.ts';
import { learnersOutsideCourses } from './audience.ts';
import { authorProblem, rightsAt } from './permission.ts';
import type { SenderRights } from './sender-rights.ts';
import type { StoredNotification } from './stored.ts';

/** Ms after its time from which a notification leaves late, and its author's rights are looked at again. */
const LATE_MS = 5 * 60_000;

/** Why a notification is not to be sent any more, or `null` where it is. */
export type AuthorCheck = (notification: StoredNotification) => Promise<string | null>;

/**
 * Looks whether authors may still send what they once were allowed to. What nobody knows of their rights
 * leaves: they had them when it was accepted.
 */
export function createAuthorCheck(
  prisma: PrismaClient,
  rights: Pick<SenderRights, 'of'>,
  sites: readonly SiteRule[],
): AuthorCheck {
  return async ({ authorId, authorName, audience }) => {
    // What had begun to leave when its author was erased goes on: they had the right, and nobody knows more.
    if (audience.type === 'self' || isErasedId(authorId)) return null;
    const said = await rights.of({ id: authorId, name: authorName });
    if (!said) return null;
    const current = rightsAt(sites, said);
    const problem = authorProblem(current, audience);
    if (problem !== null) return problem;
    const outsiders = await learnersOutsideCourses(prisma, audience, current);
    return outsiders === 0 ? null : sendingWords.authorOfNone(outsiders);
  };
}

/** Whether a delivery leaves so late, after quiet hours or retries, that its author is to be looked at again. */
export function leavesLate({ startsAt }: Pick<StoredNotification, 'startsAt'>, now: Date): boolean {
  return now.getTime() - startsAt.getTime() > LATE_MS;
}

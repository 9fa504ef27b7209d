import type { LeaveLostCourses } from '../access/leave-lost-courses.ts';
import type { RightsChange } from '../access/rights-changes.ts';
import type { ClerkEvents } from '../identity/clerk/webhook-routes.ts';
import type { ServerIdentity } from '../identity/open-identity.ts';

/** Takes over what some process was told of what the identity says. */
export function applyIdentityChange(
  identity: Pick<ServerIdentity, 'outdate' | 'endSessions'>,
): (change: RightsChange) => void {
  return (change) => {
    if (change.of === 'profile') identity.outdate(change.personId, new Date(change.before));
    if (change.of === 'sessions') identity.endSessions(change.ended);
  };
}

/**
 * Carries out what Clerk tells: all processes know it, and whose right may be another one has to come again.
 *
 * @param parts.comeAgain ends all connections of these
 */
export function createClerkEvents(parts: {
  identity: Pick<ServerIdentity, 'expire'>;
  tell(change: RightsChange): Promise<void>;
  comeAgain(personIds: readonly string[]): Promise<void>;
  leaveLostCourses: LeaveLostCourses;
  erase(personId: string): Promise<void>;
}): ClerkEvents {
  const { identity, tell, comeAgain, leaveLostCourses, erase } = parts;
  return {
    async sessionEnded(personId, sessionId) {
      await tell({ of: 'sessions', ended: [sessionId] });
      await comeAgain([personId]);
    },
    async personChanged(personId, before, rights) {
      await identity.expire(personId);
      await tell({ of: 'profile', personId, before: before.getTime() });
      await comeAgain([personId]);
      if (rights) await leaveLostCourses({ id: personId, ...rights });
    },
    personDeleted: erase,
  };
}

import { createHash, randomBytes } from 'node:crypto';
import type { PrismaClient } from '../../database/generated/client.ts';
import type { RoleSecret } from './role-secret.ts';
import { hasRole, type LocalRoles } from './roles.ts';

const HOUR_MS = 3_600_000;
/** Ms without use after which a browser is signed out, by what is at stake. */
const LEARNER_IDLE_MS = 90 * 24 * HOUR_MS;
const ROLE_IDLE_MS = 7 * 24 * HOUR_MS;
/** Ms between two notes of a session's use: one write an hour, for a browser that asks each minute. */
const NOTED_EVERY_MS = HOUR_MS;
/** Browsers in which one person is signed in; with one more, the one that was used longest ago is not. */
const MAX_SESSIONS = 20;

/** A browser that is signed in by the local identity. */
export interface LocalSession {
  /** Hash of the client token: who reads the database can't sign in with it. */
  id: string;
  learnerId: string;
  name: string;
  /** Whether the role secret was given, and is the same still. */
  hasSecret: boolean;
}

/** The signed-in browsers, in the database: a restart signs nobody out. */
export interface LocalSessions {
  /**
   * Signs a browser in. The same name is the same person, but that a name that has a role, or had one, is
   * somebody else with the role secret than without: whoever types `Admin` does not get the admin's inbox.
   *
   * @param hasSecret whether the role secret was given
   * @returns the secret that stands for the browser
   */
  open(name: string, hasSecret: boolean): Promise<string>;
  /** Who signed in with this secret, or `null`: nobody, or too long ago. */
  find(clientToken: string): Promise<LocalSession | null>;
  /** Signs the browser out; nothing happens where it was not signed in. */
  close(clientToken: string): Promise<void>;
  /** Signs all browsers of a learner out. */
  closeAll(learnerId: string): Promise<void>;
}

/** Keeps the local identity's sessions in the database. */
export function createLocalSessions(options: {
  prisma: PrismaClient;
  roles: LocalRoles;
  roleSecret: Pick<RoleSecret, 'proofFor'>;
  now: () => Date;
  /** Told which sessions have ended just now, by their ids. */
  onEnded: (ids: readonly string[]) => void;
}): LocalSessions {
  const { prisma, roles, roleSecret, now, onEnded } = options;

  /** Whether there was ever somebody of this id who had a role. */
  async function hadRole(learnerId: string): Promise<boolean> {
    return (await prisma.senderRights.findUnique({ where: { learnerId } })) !== null;
  }

  /** Who signs in by a name. */
  async function learnerIdOf(name: string, hasSecret: boolean): Promise<string> {
    const id = idOf(name);
    // Who has the secret keeps the id, and with it all that was sent and received under it before.
    if (hasSecret) return id;
    return hasRole(roles, name) || (await hadRole(id)) ? idWithoutSecretOf(name) : id;
  }

  /** Whether a name that was given a role since is not the person any more that it was. */
  function isAnother({ learnerId, name }: { learnerId: string; name: string }): boolean {
    return hasRole(roles, name) && learnerId !== idWithoutSecretOf(name);
  }

  async function forgetUnused(): Promise<void> {
    const before = new Date(now().getTime() - LEARNER_IDLE_MS);
    await prisma.localSession.deleteMany({ where: { usedAt: { lt: before } } });
  }

  async function end(ids: string[]): Promise<void> {
    const { count } = await prisma.localSession.deleteMany({ where: { id: { in: ids } } });
    if (count > 0) onEnded(ids);
  }

  /** Ends what is too many, and of somebody with a role whatever is of the time before. */
  async function endSurplus(
    learnerId: string,
    { isRole, latest }: { isRole: boolean; latest: string },
  ): Promise<void> {
    const others = await prisma.localSession.findMany({
      where: { learnerId, id: { not: latest } },
      orderBy: { usedAt: 'desc' },
      select: { id: true, roleProof: true },
    });
    const surplus = others.filter(
      ({ roleProof }, index) => index >= MAX_SESSIONS - 1 || (isRole && roleProof === null),
    );
    if (surplus.length > 0) await end(surplus.map(({ id }) => id));
  }

  return {
    async open(name, hasSecret) {
      await forgetUnused();
      const clientToken = randomBytes(24).toString('base64url');
      const learnerId = await learnerIdOf(name, hasSecret);
      await prisma.localSession.create({
        data: {
          id: digest(clientToken),
          learnerId,
          name,
          roleProof: hasSecret ? roleSecret.proofFor(clientToken) : null,
          usedAt: now(),
        },
      });
      const isRole = hasSecret && hasRole(roles, name);
      await endSurplus(learnerId, { isRole, latest: digest(clientToken) });
      return clientToken;
    },
    async find(clientToken) {
      const id = digest(clientToken);
      const found = await prisma.localSession.findUnique({ where: { id } });
      if (!found) return null;
      const { learnerId, name, roleProof, usedAt } = found;
      const hasSecret = roleProof !== null;
      const idle = now().getTime() - usedAt.getTime();
      const isOver =
        idle > (hasSecret ? ROLE_IDLE_MS : LEARNER_IDLE_MS) ||
        (hasSecret ? roleProof !== roleSecret.proofFor(clientToken) : isAnother(found));
      if (isOver) {
        await end([id]);
        return null;
      }
      if (idle > NOTED_EVERY_MS) {
        await prisma.localSession.updateMany({ where: { id }, data: { usedAt: now() } });
      }
      return { id, learnerId, name, hasSecret };
    },
    async close(clientToken) {
      await end([digest(clientToken)]);
    },
    async closeAll(learnerId) {
      const open = await prisma.localSession.findMany({
        where: { learnerId },
        select: { id: true },
      });
      await end(open.map(({ id }) => id));
    },
  };
}

/** One person per name, whatever its case: two browsers with one name are one learner's two devices. */
function idOf(name: string): string {
  return `local_${digest(name.toLowerCase()).slice(0, 24)}`;
}

/** Who uses the name of somebody with a role. */
function idWithoutSecretOf(name: string): string {
  return idOf(`without-secret:${name}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

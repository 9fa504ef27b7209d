import { createHash, randomBytes } from 'node:crypto';
import type { PrismaClient } from '../../database/generated/client.ts';

/** A browser that is signed in by the local identity. */
export interface LocalSession {
  /** Hash of the device secret: who reads the database can't sign in with it. */
  id: string;
  learnerId: string;
  name: string;
}

/** The signed-in browsers, in the database: a restart signs nobody out. */
export interface LocalSessions {
  /** Signs a browser in. The same name is the same person. Gives the secret that stands for the browser. */
  open(name: string): Promise<string>;
  /** Who signed in with this secret, or `null`. */
  find(device: string): Promise<LocalSession | null>;
  /** Signs the browser out; nothing happens where it was not signed in. */
  close(device: string): Promise<void>;
  /** Signs all browsers of a learner out. */
  closeAll(learnerId: string): Promise<void>;
}

/** Keeps the local identity's sessions in `prisma`. */
export function localSessions(prisma: PrismaClient): LocalSessions {
  return {
    async open(name) {
      const device = randomBytes(24).toString('base64url');
      await prisma.localSession.create({
        data: { id: digest(device), learnerId: learnerIdOf(name), name },
      });
      return device;
    },
    find: (device) => prisma.localSession.findUnique({ where: { id: digest(device) } }),
    async close(device) {
      await prisma.localSession.deleteMany({ where: { id: digest(device) } });
    },
    async closeAll(learnerId) {
      await prisma.localSession.deleteMany({ where: { learnerId } });
    },
  };
}

/** One person per name, whatever its case: two browsers with one name are one learner's two devices. */
function learnerIdOf(name: string): string {
  return `local_${digest(name.toLowerCase()).slice(0, 24)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

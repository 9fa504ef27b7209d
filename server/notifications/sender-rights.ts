import * as v from 'valibot';
import type { PrismaClient } from '../database/generated/client.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import { Metadata } from '../identity/metadata.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { Verifier } from '../identity/verifier.ts';

/** Ms between two looks for senders that other server processes have met. */
const REFRESH_MS = 60_000;
/** Ms between two notes of rights that stay as they are. */
const NOTED_EVERY_MS = 3_600_000;

/** What the identity says now that somebody may do, or `null` where it can't say without their token. */
export type RightsNow = (author: { id: string; name: string }) => Promise<Metadata | null>;

/** What senders may do, as it was told last. */
export interface SenderRights {
  /** Takes note of what a verified session token says; of learners only where they were more before. */
  note(person: Pick<SignedInPerson, 'id' | 'role' | 'courses'>): Promise<void>;
  /** What an author may do now, as far as that can be known; `null`: nobody ever told. */
  of(author: { id: string; name: string }): Promise<Metadata | null>;
  /** Has forgotten what this process remembers of somebody; what is being noted is in the database then. */
  forget(personId: string): Promise<void>;
}

/**
 * Keeps in the database what senders' tokens said last. Where the identity can be asked (by the roles that
 * are configured, or by Clerk's Backend API) its answer counts; else it is their last token's.
 *
 * @param parts.monotonic ms of a clock that nobody sets
 */
export function createSenderRights(parts: {
  prisma: PrismaClient;
  rightsNow: RightsNow;
  now: () => Date;
  monotonic: () => number;
  noteFailure: NoteFailure;
}): SenderRights {
  const { prisma, rightsNow, now, monotonic, noteFailure } = parts;
  /** Senders: what is noted of each, as JSON, and when it was (ms of the monotonic clock). */
  const noted = new Map<string, { rights: string; at: number }>();
  const underWay = new Set<Promise<void>>();
  let readAt = Number.NEGATIVE_INFINITY;

  async function readSenders(): Promise<void> {
    readAt = monotonic();
    const rows = await prisma.senderRights.findMany();
    for (const row of rows) {
      const rights = JSON.stringify([row.role, row.courses]);
      if (noted.get(row.learnerId)?.rights !== rights)
        noted.set(row.learnerId, { rights, at: readAt });
    }
  }

  async function noteNow({
    id,
    role,
    courses,
  }: Pick<SignedInPerson, 'id' | 'role' | 'courses'>): Promise<void> {
    if (monotonic() - readAt > REFRESH_MS) await readSenders();
    const known = noted.get(id);
    if (role === 'learner' && !known) return;
    const rights = JSON.stringify([role, courses]);
    if (known?.rights === rights && monotonic() - known.at < NOTED_EVERY_MS) return;
    const said = { role, courses, saidAt: now() };
    await prisma.senderRights.upsert({
      where: { learnerId: id },
      create: { learnerId: id, ...said },
      update: said,
    });
    noted.set(id, { rights, at: monotonic() });
  }

  return {
    async note(person) {
      const noting = noteNow(person).catch((error: unknown) =>
        noteFailure(error, 'a sender’s rights were not noted'),
      );
      underWay.add(noting);
      await noting;
      underWay.delete(noting);
    },
    async of(author) {
      const current = await rightsNow(author);
      if (current) return current;
      const row = await prisma.senderRights.findUnique({ where: { learnerId: author.id } });
      return row ? v.parse(Metadata, row) : null;
    },
    async forget(personId) {
      await Promise.all(underWay);
      noted.delete(personId);
    },
  };
}

/** A verifier that has rights noted; nobody waits for that. */
export function noteRights(verify: Verifier, rights: Pick<SenderRights, 'note'>): Verifier {
  return async (token) => {
    const person = await verify(token);
    void rights.note(person);
    return person;
  };
}

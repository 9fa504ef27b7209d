import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { residentMb } from './resident.ts';

/** Ms until what a part was made with is let go of. */
const SETTLING_MS = 1_000;

/** A program of its own: loads the parts of the server one after the other, and says what each has added. */
const [, , dataDir = ''] = process.argv;
let before = 0;

async function tell(part: string): Promise<void> {
  await delay(SETTLING_MS);
  const now = await residentMb(process.pid);
  process.stdout.write(`${JSON.stringify({ part, mb: now - before })}\n`);
  before = now;
}

await tell('Node');
const { openEmbedded } = await import('../../server/database/embedded.ts');
const opened = await openEmbedded(dataDir);
await tell('PostgreSQL (PGlite), with its thread');
const { PrismaClient } = await import('../../server/database/generated/client.ts');
const prisma = new PrismaClient({ adapter: new PrismaPg(opened.pool, { schema: 'public' }) });
await prisma.learner.findFirst();
await tell('Prisma, with its query compiler');
await import('../../server/start.ts');
await tell('the rest of the program and its packages');
await prisma.$disconnect();
await opened.close();
process.exit();

import { pino } from 'pino';
import { openDatabase } from '../database.ts';

/**
 * A process that writes to an embedded database until it is killed, and prints the id of each learner
 * once the database has acknowledged it: `node writer.ts DATA_DIR`.
 */
const [dataDir = ''] = process.argv.slice(2);
const { prisma } = await openDatabase({ url: null, dataDir, log: pino({ enabled: false }) });
for (let number = 0; ; number += 1) {
  const { id } = await prisma.learner.create({
    data: { id: `learner ${number}`, name: 'Ana', lastSeenAt: new Date() },
  });
  process.stdout.write(`${id}\n`);
}

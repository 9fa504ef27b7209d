import { ConfigError, readConfig } from './config.ts';
import { DatabaseError } from './database/database-error.ts';
import { createLog } from './log/log.ts';
import { startServer } from './start.ts';

/** Ms until a server that can't close in good order is ended all the same. */
const CLOSE_TIMEOUT = 10_000;

const config = readConfigOrExit();
const log = createLog(config.logLevel);
const server = await startServer(config, log).catch((error: unknown) => {
  // What an operator can mend is said in words; anything else comes with its stack.
  if (error instanceof DatabaseError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'the server did not start');
  process.exit(1);
});
process.stdout.write(`ready ${server.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT).unref();
    await server.close();
    process.exit(0);
  });
}

function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

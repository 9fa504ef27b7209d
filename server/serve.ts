import { flushCompileCache } from 'node:module';
import type { Logger } from 'pino';
import { type Config, readConfig } from './config.ts';
import { roleSecretNotice } from './identity/local/role-secret.ts';
import { createLog } from './log/log.ts';
import { type RunningServer, startServer } from './start.ts';
import { StartError } from './start-error.ts';
import { startReport, visitsNotice } from './start-report.ts';
import { VERSION } from './version.ts';

/** Ms until a server that can't close in good order is ended all the same. */
const CLOSE_TIMEOUT_MS = 15_000;
/** Ms. npm hands on a Ctrl-C that the terminal has sent already; one that comes later is meant. */
const SAME_SIGNAL_MS = 1_000;

/** The program: reads the environment, starts the server, and ends it in good order when told to. */
export async function serve(): Promise<void> {
  let config: Config;
  let log: Logger;
  let server: RunningServer;
  try {
    config = readConfig(process.env);
    log = createLog(config.logLevel);
    server = await startServer(config, log);
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error)}\n`);
    // Whatever a part that failed has left open does not keep the process.
    process.exit(1);
  }
  endOnSignals(server, log);
  for (const line of startReport(config, VERSION, server.url)) process.stderr.write(`${line}\n`);
  const { roleSecretMade, clockProblem, visitsElsewhere } = server;
  if (clockProblem) process.stderr.write(`${clockProblem}\n`);
  if (visitsElsewhere > 0) process.stderr.write(`${visitsNotice(visitsElsewhere)}\n`);
  if (roleSecretMade) process.stderr.write(roleSecretNotice(roleSecretMade, server.url));
  process.stdout.write(`ready ${server.url}\n`);
  flushCompileCache(); // a server may be ended by force
}

/** What an operator can mend comes in words; anything else with its stack, to be reported. */
function whyNotStarted(error: unknown): string {
  // A part that failed to close, too, when what had started was undone.
  if (error instanceof SuppressedError) return whyNotStarted(error.suppressed);
  if (error instanceof StartError) return error.message;
  const stack = error instanceof Error ? error.stack : String(error);
  return `The server did not start, and this is not foreseen:\n${stack}`;
}

function endOnSignals(server: RunningServer, log: Logger): void {
  let since: number | null = null;

  async function end(code: number): Promise<void> {
    since = performance.now();
    setTimeout(() => {
      log.error('the server did not close in time and was ended');
      process.exit(1);
    }, CLOSE_TIMEOUT_MS).unref();
    await server.close();
    process.exit(code);
  }

  void server.mustEnd.then(async (reason) => {
    process.stderr.write(`${reason}\n`);
    if (since === null) await end(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (since !== null) {
        if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      await end(0);
    });
  }
}

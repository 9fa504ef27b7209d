import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../server/main.ts', import.meta.url));
/**
 * As `npm start` has it: of what sending to many leaves behind, Node would let some 100 MB more lie.
 * https://nodejs.org/api/cli.html#--max-semi-space-sizesize-in-mib
 */
const SEMI_SPACE = '--max-semi-space-size=4';

/** A server in a process of its own. */
export interface ServerProcess {
  url: string;
  process: ChildProcess;
  /** Ends it in good order and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts `npm start`'s program and waits for its `ready` line.
 *
 * @param env is all that it is configured by, but for PATH and where Node keeps what it has compiled
 * @throws Error with what it wrote when it ends before it is ready
 */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [SEMI_SPACE, MAIN], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000);
  });
  const ended = once(child, 'exit');
  // Who ends early, by a signal for example, leaves no server behind.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const url = await Promise.race([readyUrl(child.stdout), ended.then(() => null)]);
  if (url === null) throw new Error(`The server did not start:\n${errors}`);
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function inherited(): Record<string, string | undefined> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };
}

async function readyUrl(stdout: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  return null;
}

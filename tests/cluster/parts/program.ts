import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { collectOutput } from '../../support/collect-output.ts';
import { until } from '../../support/until.ts';

/** A program of somebody else's that a test runs. */
export interface Program {
  process: ChildProcess;
  /** Ends it as `kill -9` does, and waits until it is gone. May be called again. */
  kill(): Promise<void>;
}

/**
 * Starts a program and waits until it serves.
 *
 * @param start.env all of its environment, but for PATH
 * @param isReady whether it serves; that it can't be reached is no answer yet
 * @throws Error with what it wrote when it ends before, or does not serve within 20 s
 */
export async function startProgram(
  start: { command: string; args: readonly string[]; cwd: string; env?: Record<string, string> },
  isReady: () => Promise<boolean>,
): Promise<Program> {
  const { command, args, cwd, env } = start;
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = collectOutput(child);
  const failed = once(child, 'error').then(([error]) => error);
  const ended = Promise.race([once(child, 'exit'), failed]);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  void ended.then(() => process.off('exit', end));

  const look = async () => {
    if (child.exitCode !== null) throw new Error(`${command} has ended.`);
    return isReady().catch(() => false);
  };
  try {
    await Promise.race([until(`${command} serves`, look, 20_000), failed.then(rethrow)]);
  } catch (cause) {
    end();
    throw new Error(`${command} does not serve:\n${written().slice(-4_000)}`, { cause });
  }
  return {
    process: child,
    async kill() {
      end();
      await ended;
    },
  };
}

function rethrow(error: unknown): never {
  throw error;
}

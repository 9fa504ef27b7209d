import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ATTACKER = fileURLToPath(new URL('attacker.ts', import.meta.url));
/** The attacker stands for another machine: on this one it gets what the server leaves. */
const NICE = 10;
/** An attacker that does not end by itself is ended. */
const OVERTIME_MS = 10_000;

/**
 * Attacks the server from a process of its own, whose sockets are all gone when it ends.
 *
 * @returns in words what it did
 */
export async function runAttack(name: string, url: string, ms: number): Promise<string> {
  const child = spawn(process.execPath, [ATTACKER, name, url, String(ms)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) setPriority(child.pid, NICE);
  const end = setTimeout(() => child.kill('SIGKILL'), ms + OVERTIME_MS);
  const [said, failed] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  clearTimeout(end);
  // An attacker whose server has ended fails as well; that is told by the figures.
  return (
    said ||
    `broke off: ${
      failed
        .trim()
        .split('\n')
        .find((line) => /Error/.test(line)) ?? ''
    }`
  );
}

import { spawnSync } from 'node:child_process';

/** Lines that say why: of apt-get (`E: …`), of Puppeteer's downloads (`  - DefaultProvider: …`), of Node. */
const REASONS = [/^E: (.+)$/m, /^\s+- \w+Provider: (.+)$/m, /^(?:\w*Error): (.+)$/m];

/**
 * Runs a program that brings something to this machine, without a word of its own.
 *
 * @param timeoutMs after which it is ended; none by default
 * @returns why it failed, in one line, or `null` where it did not
 */
export function runQuietly(command: string, args: string[], timeoutMs?: number): string | null {
  const { status, error, signal, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 100 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PUPPETEER_SKIP_DOWNLOAD: '' },
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  if (status === 0) return null;
  if (timeoutMs !== undefined && signal !== null) return `no end after ${timeoutMs / 1000} s`;
  return failureReason(`${stderr ?? ''}\n${stdout ?? ''}`) ?? error?.message ?? `exit ${status}`;
}

/** What a program wrote about its failure, in one line; `null` where it wrote nothing. */
export function failureReason(output: string): string | null {
  for (const reason of REASONS) {
    const found = reason.exec(output)?.[1];
    if (found) return found.trim();
  }
  return output.trim().split('\n').at(-1)?.trim() || null;
}

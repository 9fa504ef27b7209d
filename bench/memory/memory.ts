import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { startServerProcess } from '../../tools/server-process.ts';
import type { Figure } from '../figure.ts';
import { residentMb } from './resident.ts';

const PARTS = fileURLToPath(new URL('./parts.ts', import.meta.url));
const Part = v.object({ part: v.string(), mb: v.number() });
/** Ms after which nothing of a start is under way any more. */
const IDLE_AFTER_MS = 20_000;
const BAR_MB = 240;
/** Once: what compiles the program stays in that process. */
const FIRST_BAR_MB = 255;

/** What a server has of memory on embedded defaults, with nobody there, started as `npm start` does. */
export async function* measureMemory(): AsyncIterable<Figure> {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-memory-'));
  const env = { NODE_COMPILE_CACHE: join(directory, 'code'), MALLOC_ARENA_MAX: '1' };
  const dataDir = join(directory, 'data');
  try {
    const first = await idle('idle, first start: makes its database and compiles', dataDir, env);
    yield { ...first, bar: FIRST_BAR_MB };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--max-semi-space-size=4', PARTS, dataDir],
      { env: { ...process.env, ...env } },
    );
    const parts = stdout.trim().split('\n');
    const named = parts.map((line) => v.parse(Part, JSON.parse(line)));
    const note = named.map(({ part, mb }) => `${part} ${mb.toFixed(0)}`).join(', ');
    yield { ...(await idle('idle, any later start', dataDir, env)), note };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function idle(what: string, dataDir: string, env: Record<string, string>): Promise<Figure> {
  const server = await startServerProcess({ PORT: '0', DATA_DIR: dataDir, ...env });
  try {
    await delay(IDLE_AFTER_MS);
    const value = await residentMb(server.process.pid ?? 0);
    return { what, value, unit: 'MB', bar: BAR_MB, atMost: true };
  } finally {
    await server.stop();
  }
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectOutput } from '../../../support/collect-output.ts';

const COURSES = fileURLToPath(new URL('../courses', import.meta.url));
/** Outlives the tests: what is installed once is there for the next time. */
const CACHE = join(tmpdir(), 'alongside-real-courses');
/** What npm says where it can't reach its registry, or may not. https://docs.npmjs.com/cli/v11/using-npm/logging */
const NO_REGISTRY =
  /npm error code (E(?:AI_AGAIN|NOTFOUND|CONN\w+|TIMEDOUT|401|403|407|5\d\d)|ENOTFOUND|ERR_SOCKET_TIMEOUT)/;
/** Ms that a program may take to install or to build. */
const TIMEOUT_MS = 240_000;

/** A course in a folder of its own, with what it is made with; or why that could not be brought. */
export type InstalledCourse = { folder: string } | { missing: string };

/** Puts the course `name` of `courses/` into a folder outside the project, and installs what its lock names. */
export async function installCourse(name: string): Promise<InstalledCourse> {
  const source = join(COURSES, name);
  const lock = await readFile(join(source, 'package-lock.json'));
  const folder = join(
    CACHE,
    `${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`,
  );
  if (!existsSync(folder)) {
    // Only what was installed to its end has that name.
    const coming = `${folder}.${process.pid}`;
    await mkdir(coming, { recursive: true });
    await copySources(source, coming);
    const install = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], coming);
    if (install.code !== 0) {
      await rm(coming, { recursive: true, force: true });
      const why = NO_REGISTRY.exec(install.output)?.[1];
      if (why) return { missing: `npm’s registry can’t be reached (${why})` };
      throw new Error(`The course ${name} was not installed:\n${install.output}`);
    }
    await rename(coming, folder);
  }
  await copySources(source, folder);
  return { folder };
}

/** Builds the course with its own tool. */
export async function buildCourse(folder: string, [script = '', ...args]: string[]): Promise<void> {
  const build = await run(
    process.execPath,
    [join(folder, 'node_modules', script), ...args],
    folder,
  );
  if (build.code !== 0) throw new Error(`The course was not built:\n${build.output}`);
}

function copySources(source: string, folder: string): Promise<void> {
  return cp(source, folder, { recursive: true });
}

async function run(command: string, args: string[], cwd: string) {
  const child = spawn(command, args, {
    cwd,
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  const output = collectOutput(child);
  const [code] = await once(child, 'close');
  return { code: Number(code ?? -1), output: output() };
}

/** This process' environment as a shell has it: npm tells its scripts of this project, and tests of theirs. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(?!config_(registry|cache|userconfig))|^(NODE_ENV|NODE_OPTIONS|VITEST.*|VITE_.*)$/i.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: '1', CI: '1' };
}

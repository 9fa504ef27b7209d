import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** That a database did not open; `code` is that of a system's error, where it is one. */
export interface NotOpen {
  kind: 'not open';
  why: string;
  code: string | null;
}

/** What the thread is told: messages of the wire protocol, or to close the database and end. */
export type ToThread = { kind: 'exchange'; messages: Uint8Array } | { kind: 'close' };

/** What it tells: whether the database is open, then an answer to each exchange, in their order. */
export type FromThread =
  | { kind: 'open' }
  | NotOpen
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'failure'; why: string };

/** Optimised by V8, PGlite's 9 MB of WebAssembly take 900 MB of memory at start and run no faster. */
const WASM_FLAGS = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/** Small, since one process is served; UTC, since Prisma sends timestamps without their offset. */
const SETTINGS = ['shared_buffers=16MB', 'max_connections=5', 'TimeZone=UTC'];

/** https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md#errno */
const WASI_ERRORS: Record<number, string> = {
  2: 'EACCES',
  19: 'EDQUOT',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
};

/** The other end of a `PgliteThread`. */
if (parentPort) {
  const port = parentPort;
  const directory: string = workerData;
  const post = (message: FromThread) => port.postMessage(message);
  const opening = openPglite(directory);
  opening.then(
    () => post({ kind: 'open' }),
    (error: unknown) => post(notOpen(error)),
  );

  async function answer(pglite: PGlite, message: ToThread): Promise<void> {
    if (message.kind === 'close') {
      await pglite.close();
      port.close();
      return;
    }
    try {
      const bytes = await exchange(pglite, message.messages);
      port.postMessage({ kind: 'answer', bytes } satisfies FromThread, [bytes.buffer]);
    } catch (error) {
      post({ kind: 'failure', why: whyOf(error) });
    }
  }

  let last: Promise<void> = Promise.resolve();
  port.on('message', (message: ToThread) => {
    last = last.then(async () => answer(await opening, message));
  });
}

async function exchange(pglite: PGlite, messages: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  await pglite.execProtocolRawStream(messages, {
    // PGlite lends its memory for the time of the call only: copy.
    onRawData: (bytes) => {
      parts.push(bytes.slice());
    },
  });
  const answer = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    answer.set(part, at);
    at += part.length;
  }
  return answer;
}

/** Opens the database in a directory, or makes an empty one there. */
export function openPglite(directory: string): Promise<PGlite> {
  for (const flag of WASM_FLAGS) setFlagsFromString(flag);
  return PGlite.create(directory, { postgresqlconf: SETTINGS });
}

/** What went wrong, so that it can be told to another thread or process. */
export function notOpen(error: unknown): NotOpen {
  return { kind: 'not open', why: whyOf(error), code: wasmErrorCode(error) };
}

/** An error in words. */
function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** PGlite's file system has numbers for errors. */
function wasmErrorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('errno' in error)) return null;
  return typeof error.errno === 'number' ? (WASI_ERRORS[error.errno] ?? null) : null;
}

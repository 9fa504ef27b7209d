import type { ChildProcess } from 'node:child_process';

/** Collects what a program writes, to tell of it when that goes wrong: all of it so far. */
export function collectOutput({ stdout, stderr }: ChildProcess): () => string {
  let written = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  return () => written;
}

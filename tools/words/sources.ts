import { globSync, readFileSync } from 'node:fs';
import { type ESTree, parseSync } from 'vite';

/** A file of the code, parsed. */
export interface Source {
  path: string;
  code: string;
  program: ESTree.Program;
}

/** Parses the code of a file: TypeScript, with JSX in `.tsx`. */
export function parsed(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  return { path, code, program };
}

/** The code of the files that `pattern` names; without tests and what they are made with. */
export function sourcesOf(pattern: string): Source[] {
  return globSync(pattern, {
    exclude: (path) => /generated|\/(?:testing|build)(?:\/|$)|\.test\.|\.d\.ts/.test(path),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => parsed(path, readFileSync(path, 'utf8')));
}

/** `path:line` of a place in the code. */
export function placeOf({ path, code }: Source, start: number): string {
  return `${path}:${code.slice(0, start).split('\n').length}`;
}

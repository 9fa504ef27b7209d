import { posix } from 'node:path';
import { codeSpans, variableRows } from './markdown.ts';

/** What documents are held against. */
export interface ProjectFacts {
  /** The scripts of package.json. */
  scripts: ReadonlySet<string>;
  /** Whether there is a file or a folder, by its path from the root of the project. */
  exists(path: string): boolean;
  /** Whether a file is called so, in any folder. */
  isFileName(name: string): boolean;
  /** The anchors of a document's headings, by its path. */
  anchors(path: string): ReadonlySet<string>;
  /** The environment variables that there are, each with its default as documents write it; `''`: none is known. */
  variables: ReadonlyMap<string, string>;
}

/** Where a path in a document may begin: at the root, at the document, or in the part it speaks of. */
const STARTS = ['', 'extension', 'server'];
/** What a command makes, and what is below a folder of the operator's; media types are no paths. */
const ELSEWHERE = /^(\.output|\.data|node_modules|application|[A-Z_]+\/)/;
/** A name of two words at least: `PORT` may be anybody's, and has its rows in tables. */
const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** Every `npm run …` of a script that there is not, and every `npx vitest run …` on a path that is gone. */
export function commandProblems(markdown: string, { scripts, exists }: ProjectFacts): string[] {
  const named = [...markdown.matchAll(/\bnpm (?:run )?([a-z][\w:]*)/g)]
    .filter(([text, name = '']) => text.includes(' run ') || ['test', 'start'].includes(name))
    .flatMap(([text, name = '']) =>
      scripts.has(name) ? [] : [`${text}: there is no such script`],
    );
  const tested = [...markdown.matchAll(/vitest run((?: (?:--project (?:\w+|'[^']*')|[\w./-]+))*)/g)]
    .flatMap(([, rest = '']) => rest.replaceAll(/--project (?:\w+|'[^']*')/g, '').split(' '))
    .filter((path) => path !== '' && !exists(path))
    .map((path) => `vitest run ${path}: there is no such file or folder`);
  return [...named, ...tested];
}

/** Every link within the project that leads to no file, or to no heading of its document. */
export function linkProblems(
  markdown: string,
  path: string,
  { exists, anchors }: ProjectFacts,
): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const to = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!exists(to)) return [`${target}: there is no ${to}`];
    if (anchor === undefined || anchors(to).has(anchor)) return [];
    return [`${target}: ${to} has no such heading`];
  });
}

/** Every path in code that is nowhere. */
export function pathProblems(
  markdown: string,
  path: string,
  { exists, isFileName }: ProjectFacts,
): string[] {
  const words = codeSpans(markdown).flatMap((span) => span.split(/[\s,]+/));
  const paths = words.filter(
    (word) =>
      /^\.?[a-z][\w.-]*\/[\w./-]*$|^[\w-]+\.(ts|tsx|mjs|md)$/.test(word) && !ELSEWHERE.test(word),
  );
  return paths.flatMap((named) => {
    const starts = [...STARTS, posix.dirname(path)];
    // A bare name stands beside a path that was named just before.
    if (isFileName(named) || starts.some((start) => exists(posix.join(start, named)))) return [];
    return [`${named}: there is no such file or folder`];
  });
}

/** Every environment variable in code that nothing reads, by its first word one of this project's. */
export function variableProblems(markdown: string, { variables }: ProjectFacts): string[] {
  const families = new Set(Array.from(variables.keys(), (name) => name.split('_')[0]));
  return codeSpans(markdown)
    .flatMap((span) => span.split(/[\s,=$"]+/))
    .filter((word) => VARIABLE.test(word) && families.has(word.split('_')[0]))
    .filter((name) => !variables.has(name))
    .map((name) => `${name}: nothing reads such a variable`);
}

/** Every default in a table of variables that is another than the declared one. */
export function defaultProblems(markdown: string, { variables }: ProjectFacts): string[] {
  return variableRows(markdown).flatMap(({ names, defaults }) => {
    // One default may stand for all of a row, and words for a value.
    return names.flatMap((name, index) => {
      const seen = defaults.length === names.length ? defaults[index] : defaults[0];
      const declared = variables.get(name) ?? '';
      if (declared === '' || !seen?.startsWith('`') || seen === declared) return [];
      return [`${name}: it is ${declared} by default, not ${seen}`];
    });
  });
}

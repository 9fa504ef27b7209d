import { posix } from 'node:path';
import { type ESTree, Visitor } from 'vite';
import { placeOf, type Source } from './sources.ts';

/** What the catalogue says in one place. */
interface Key {
  /** The module that the language is chosen in: `extension/words/popup.ts`. */
  surface: string;
  /** `signOut`; of an object's parts, `states.off`. */
  name: string;
}

/** A module in the language that all others have the keys of. */
const LANGUAGE_MODULE = /^(.*\bwords)\/en\/([\w-]+\.ts)$/;
const ANY_LANGUAGE = /\bwords\/[a-z]{2}\//;

/** Whether a file is a part of a catalogue. */
export function isOfCatalogue(path: string): boolean {
  return /(?:^|\/)words\//.test(path);
}

/** Keys of the catalogues in `sources` that nothing says. */
export function unusedKeys(sources: readonly Source[]): string[] {
  const uses = sources.flatMap(usesIn);
  const isUsed = ({ surface, name }: Key) =>
    uses.some((use) => use.surface === surface && isWithin(use.name, name));
  return sources
    .flatMap(keysIn)
    .filter((key) => !isUsed(key))
    .map(({ surface, name }) => `${surface}: nothing says ${name}`);
}

/** Imports from outside of the catalogue that pass by the choice of the language. */
export function importsOfOneLanguage(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !isOfCatalogue(path))
    .flatMap((source) =>
      importsIn(source)
        .filter(({ from }) => ANY_LANGUAGE.test(from))
        .map(({ start, from }) => `${placeOf(source, start)} imports ${from}`),
    );
}

/** Whether one of two names is the other, or a part of what it names: `states` and `states.off`. */
function isWithin(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** What a module of the catalogue has to say. */
function keysIn({ path, program }: Source): Key[] {
  const [, words, file] = LANGUAGE_MODULE.exec(path) ?? [];
  if (words === undefined) return [];
  const surface = `${words}/${file}`;
  return program.body
    .flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' ? declaredBy(statement.declaration) : [],
    )
    .map((name) => ({ surface, name }));
}

function declaredBy(declaration: ESTree.ExportNamedDeclaration['declaration']): string[] {
  if (declaration?.type === 'FunctionDeclaration')
    return declaration.id ? [declaration.id.name] : [];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' ? namesIn(id.name, init) : [],
  );
}

/** The names of an object's parts, as `states.off`; of anything else, its own. */
function namesIn(name: string, value: ESTree.Expression | null): string[] {
  if (value?.type !== 'ObjectExpression') return [name];
  return value.properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const { key } = property;
    if (key.type === 'Identifier') return [`${name}.${key.name}`];
    return key.type === 'Literal' ? [`${name}.${key.value}`] : [];
  });
}

/** What a file says of catalogues; modules of one language take from each other by name. */
function usesIn(source: Source): Key[] {
  const surfaces = new Map<string, string>();
  const uses: Key[] = [];
  for (const { from, names } of importsIn(source)) {
    const [, words, file] = LANGUAGE_MODULE.exec(from) ?? [];
    for (const { local, imported } of names) {
      if (words !== undefined) uses.push({ surface: `${words}/${file}`, name: imported });
      else if (isOfCatalogue(from)) surfaces.set(local, from);
    }
  }
  const seen = new Set<ESTree.Node>();
  new Visitor({
    MemberExpression(node) {
      if (seen.has(node)) return;
      const [root = '', ...name] = pathOf(node, seen);
      const surface = surfaces.get(root);
      if (surface !== undefined) uses.push({ surface, name: name.join('.') });
    },
  }).visit(source.program);
  return uses;
}

/** `['popupWords', 'states', 'off']` of `popupWords.states.off`; empty where a part is computed. */
function pathOf(node: ESTree.Node, seen: Set<ESTree.Node>): string[] {
  seen.add(node);
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression' || node.computed) {
    seen.delete(node);
    return [];
  }
  const path = pathOf(node.object, seen);
  return path.length > 0 && node.property.type === 'Identifier'
    ? [...path, node.property.name]
    : [];
}

/** What a file imports of other files, by their paths. */
function importsIn({ path, program }: Source) {
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const { start, source, specifiers } = statement;
    const from = source.value.startsWith('.')
      ? posix.join(posix.dirname(path), source.value)
      : source.value;
    const names = specifiers.flatMap((specifier) =>
      specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
        ? [{ local: specifier.local.name, imported: specifier.imported.name }]
        : [],
    );
    return [{ start, from, names }];
  });
}

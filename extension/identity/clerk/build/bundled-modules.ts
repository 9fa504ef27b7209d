import { parseAst } from 'vite';

/** From where to where a piece of code reaches, in characters. */
interface Span {
  start: number;
  end: number;
}

/**
 * Empties modules inside of a bundle that another bundler made: there they are the methods of one
 * object, each by its number.
 *
 * @param code of the bundle
 * @param ids numbers of the modules to empty
 * @throws Error when one of them is not there
 */
export function withoutModules(code: string, ids: readonly string[]): string {
  const bodies = new Map(moduleBodies(code));
  const spans = ids.map((id) => {
    const span = bodies.get(id);
    if (!span) throw new Error(`There is no module ${id} in this bundle.`);
    return span;
  });
  // From the end on, so that what is cut out moves nothing that is still to be cut.
  return spans
    .sort((one, other) => other.start - one.start)
    .reduce((left, { start, end }) => `${left.slice(0, start)}{}${left.slice(end)}`, code);
}

function moduleBodies(code: string): [string, Span][] {
  return parseAst(code)
    .body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' ? statement.declarations : [],
    )
    .flatMap(({ init }) => (init?.type === 'ObjectExpression' ? init.properties : []))
    .flatMap((property) => {
      if (property.type !== 'Property' || property.key.type !== 'Literal') return [];
      const { key, value } = property;
      if (value.type !== 'FunctionExpression' || !value.body) return [];
      return [[String(key.value), { start: value.body.start, end: value.body.end }]];
    });
}

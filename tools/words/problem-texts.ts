import { type ESTree, Visitor } from 'vite';
import type { Source } from './sources.ts';
import { type FoundText, isWithin, type Span, textsIn } from './texts-in.ts';

/** Of what the server makes its problems: a function of one of these types tells people something. */
const PROBLEM_TYPE = /\b(?:Field)?Problem\b/;
/** Variables and properties that are a part of a problem's answer. */
const PART_OF_ANSWER = new Set(['title', 'detail']);

/**
 * The strings in the server's code that people are answered with: in what makes a `Problem`, in functions
 * that are called `…Problem` or give one, in what is handed to them, and as `title` or `detail`.
 */
export function problemTexts(sources: readonly Source[]): { source: Source; text: FoundText }[] {
  const makers = new Set(sources.flatMap((source) => makersIn(source)));
  return sources.flatMap((source) => {
    const spans = problemSpans(source, makers);
    return textsIn(source, { areErrorsShown: false })
      .filter(({ start }) => spans.some((span) => isWithin(start, span)))
      .map((text) => ({ source, text }));
  });
}

/** The names of functions that make problems. */
function makersIn(source: Source): string[] {
  const names: string[] = [];
  new Visitor({
    FunctionDeclaration(node) {
      if (node.id && makesProblem(node, source.code)) names.push(node.id.name);
    },
  }).visit(source.program);
  return names;
}

function makesProblem({ id, returnType }: ESTree.Function, code: string): boolean {
  if (id?.name.endsWith('Problem')) return true;
  return returnType ? PROBLEM_TYPE.test(code.slice(returnType.start, returnType.end)) : false;
}

function problemSpans({ code, program }: Source, makers: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  const sourceOf = (span: Span) => code.slice(span.start, span.end);
  new Visitor({
    FunctionDeclaration(node) {
      if (makesProblem(node, code)) spans.push(node);
    },
    NewExpression(node) {
      if (sourceOf(node.callee) === 'Problem') spans.push(node);
    },
    CallExpression(node) {
      if (makers.has(sourceOf(node.callee))) spans.push(node);
    },
    Property({ key, value }) {
      if (PART_OF_ANSWER.has(sourceOf(key))) spans.push(value);
    },
    VariableDeclarator({ id, init }) {
      if (init && PART_OF_ANSWER.has(sourceOf(id))) spans.push(init);
    },
  }).visit(program);
  return spans;
}

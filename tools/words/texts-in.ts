import { type ESTree, Visitor } from 'vite';
import { looksLikeText } from './looks-like-text.ts';
import type { Source } from './sources.ts';

/** A string in the code that may be meant for people. */
export interface FoundText {
  start: number;
  text: string;
}

/** A part of the code. */
export interface Span {
  start: number;
  end: number;
}

/** Attributes that hold no text. `data-…` doesn't, either; any other is taken to hold some. */
const TECHNICAL = new Set(
  `aria-atomic aria-busy aria-controls aria-describedby aria-expanded aria-hidden aria-invalid aria-labelledby aria-live
  autocomplete class d for href htmlFor id inputMode key lang list loading max min name path referrerPolicy
  rel role scope src style target type value viewBox`.split(/\s+/),
);

/** Calls whose strings are for who develops or runs it, or for the browser. */
const NOT_FOR_PEOPLE =
  /^(?:console\.\w+|(?:\w+\.)*log\.\w+|noteFailure|super|matchMedia|(?:\w+\.)*(?:querySelector(?:All)?|matches|closest))$/;
/** Errors that nobody is meant to see; those of other classes carry sentences for people. */
const DEVELOPERS_ERROR = /^(?:|Type|Range|Syntax)Error$/;

/**
 * The strings in the code that look as if they were meant for people: all text of elements, of their
 * attributes, and what {@link looksLikeText} elsewhere.
 *
 * @param options.areErrorsShown whether what errors of all classes say is shown to people
 */
export function textsIn(
  { code, program }: Source,
  options: { areErrorsShown: boolean },
): FoundText[] {
  const found = new Map<number, FoundText>();
  const left: Span[] = [];
  const leave = (span: Span | null | undefined) => span && left.push(span);
  const sourceOf = (span: Span) => code.slice(span.start, span.end);

  function add({ start }: Span, text: string): void {
    if (/\p{L}/u.test(text)) found.set(start, { start, text: text.trim() });
  }
  function addIfText(span: Span, text: string, isBeginning = true): void {
    if (looksLikeText(text, isBeginning)) add(span, text);
  }
  /** What an expression in an element, or in an attribute with text, comes to. */
  function addShown(node: ESTree.Node): void {
    if (node.type === 'Literal' && typeof node.value === 'string') add(node, node.value);
    if (node.type === 'TemplateLiteral') {
      for (const quasi of node.quasis) add(quasi, quasi.value.raw);
    }
    if (node.type === 'LogicalExpression') {
      if (node.operator !== '&&') addShown(node.left);
      addShown(node.right);
    }
    if (node.type === 'ConditionalExpression') {
      addShown(node.consequent);
      addShown(node.alternate);
    }
  }

  new Visitor({
    JSXText: (node) => add(node, node.value),
    JSXElement({ children }) {
      for (const child of children) {
        if (child.type === 'JSXExpressionContainer') addShown(child.expression);
      }
    },
    JSXAttribute({ name, value }) {
      const attribute = sourceOf(name);
      if (TECHNICAL.has(attribute) || attribute.startsWith('data-')) leave(value);
      else if (value?.type === 'JSXExpressionContainer') addShown(value.expression);
      else if (value?.type === 'Literal' && typeof value.value === 'string')
        add(value, value.value);
    },
    Literal(node) {
      if (typeof node.value === 'string') addIfText(node, node.value);
    },
    TemplateLiteral({ quasis }) {
      // In the middle a capital is often none of a sentence: `action${number}Title`.
      for (const [index, quasi] of quasis.entries()) addIfText(quasi, quasi.value.raw, index === 0);
    },
    TaggedTemplateExpression: leave,
    TSLiteralType: leave,
    ImportDeclaration: leave,
    ExportAllDeclaration: leave,
    ImportExpression: leave,
    // What is compared with is not shown.
    BinaryExpression({ operator, left: one, right: other }) {
      if (!/^[!=]==$/.test(operator)) return;
      for (const side of [one, other]) if (side.type === 'Literal') leave(side);
    },
    SwitchCase: ({ test }) => leave(test),
    AssignmentExpression(node) {
      if (sourceOf(node.left) === 'this.name') leave(node);
    },
    Property({ key, value }) {
      leave(key);
      if (sourceOf(key) === 'authorization') leave(value);
    },
    CallExpression(node) {
      const callee = sourceOf(node.callee);
      if (NOT_FOR_PEOPLE.test(callee)) leave(node);
      // What was waited for in vain, for the error.
      if (callee === 'withTimeout') leave(node.arguments[0]);
    },
    NewExpression(node) {
      if (!options.areErrorsShown && DEVELOPERS_ERROR.test(sourceOf(node.callee))) leave(node);
    },
  }).visit(program);

  return [...found.values()].filter(({ start }) => !left.some((span) => isWithin(start, span)));
}

/** Whether a place in the code is within a part of it. */
export function isWithin(start: number, span: Span): boolean {
  return span.start <= start && start < span.end;
}

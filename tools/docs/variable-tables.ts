import * as v from 'valibot';
import { BUILD_VARIABLES } from '../../extension/build/variables.ts';
import { code, markdownTable } from './markdown-table.ts';

/** An environment variable as the documents show it. */
export interface DocumentedVariable {
  name: string;
  /** What holds where it is not set, in Markdown. */
  unset: string;
  /** What it is, in Markdown, without a full stop. */
  is: string;
}

/** The variables that a part of the server declares. */
export function documented(
  schemas: Readonly<Record<string, v.GenericSchema>>,
): DocumentedVariable[] {
  return Object.entries(schemas).map(([name, schema]) => ({ name, ...notesOf(name, schema) }));
}

/** The variables that the extension's build reads. */
export function buildVariables(): DocumentedVariable[] {
  return Object.entries(BUILD_VARIABLES).map(([name, notes]) => ({ name, ...notes }));
}

/** A table of variables, a row each. */
export function variableTable(variables: readonly DocumentedVariable[]): string {
  return markdownTable(
    ['variable', 'default', 'what it is'],
    variables.map(({ name, unset, is }) => [code(name), unset, is]),
  );
}

const Metadata = v.object({
  notes: v.object({ is: v.string(), unset: v.exactOptional(v.string()) }),
});

function notesOf(name: string, schema: v.GenericSchema): Omit<DocumentedVariable, 'name'> {
  const parsed = v.safeParse(Metadata, v.getMetadata(schema));
  if (!parsed.success) throw new Error(`${name} is declared without words: use variable()`);
  const { is, unset = code(defaultOf(schema)) } = parsed.output.notes;
  return { is, unset };
}

function defaultOf(schema: v.GenericSchema): string {
  return 'default' in schema && typeof schema.default === 'string' ? schema.default : '';
}

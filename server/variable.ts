import * as v from 'valibot';

/** What docs/configuration.md says of an environment variable, beside its default. */
export interface VariableNotes {
  /** What it is, without a full stop. */
  is: string;
  /** What holds where it is not set, if its schema's default does not say so. */
  unset?: string;
}

/** Declares an environment variable: what it takes, and the words that the documents have for it. */
export function variable<const Schema extends v.GenericSchema>(
  schema: Schema,
  is: string,
  unset?: string,
) {
  const notes: VariableNotes = { is, ...(unset !== undefined && { unset }) };
  return v.pipe(schema, v.metadata<v.InferOutput<Schema>, { notes: VariableNotes }>({ notes }));
}

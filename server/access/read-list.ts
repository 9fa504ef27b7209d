import { CsvError, parse } from 'csv-parse/sync';
import * as v from 'valibot';
import type { FieldError } from '../contract/api.ts';
import { EnrolledLearner, MAX_LEARNERS } from '../contract/enrolment.ts';
import { parseJson } from '../problem/parse-json.ts';
import { Problem } from '../problem/problem.ts';
import { enrolmentWords as words } from '../words/enrolment.ts';

/** Columns of a CSV, and fields of a learner in JSON. */
const COLUMNS = Object.keys(EnrolledLearner.entries);
/** What is wrong that is told at once. */
const MAX_WRONG = 100;
/** Characters of a line of CSV; what a learner's fields may have is far less. */
const MAX_LINE_CHARS = 2_000;

const Body = v.object({ learners: v.array(v.unknown()) });
const CsvRows = v.array(
  v.object({ info: v.object({ lines: v.number() }), record: v.record(v.string(), v.string()) }),
);

/** A learner as a list has them, and where in it. */
interface Row {
  where: string;
  pointer: string;
  value: unknown;
}

/**
 * The learners of a list, as JSON (`{"learners": [{"learner": "user_1"}]}`) or as CSV, whose first line names
 * its columns.
 *
 * @throws Problem `malformed-request` that names all that is wrong, by line
 */
export function readList(type: string, text: string): EnrolledLearner[] {
  const rows =
    type === 'text/csv' ? csvRows(text) : type === 'application/json' ? jsonRows(text) : null;
  if (rows === null) throw malformed(words.noSuchForm);
  if (rows.length > MAX_LEARNERS) throw malformed(words.tooManyLearners(MAX_LEARNERS));
  const learners = new Map<string, EnrolledLearner>();
  const places = new Map<string, string>();
  const wrong: FieldError[] = [];
  for (const { where, pointer, value } of rows) {
    const read = v.safeParse(EnrolledLearner, value);
    const add = (field: string, why: string) =>
      wrong.push({ pointer: `${pointer}/${field}`, detail: `${where}, ${field}: ${why}` });
    if (!read.success) {
      for (const issue of read.issues) add(v.getDotPath(issue) ?? '', issue.message);
      continue;
    }
    const { learner, from, until } = read.output;
    const before = places.get(learner);
    if (before !== undefined) add('learner', words.twice(before));
    if (from && until && from >= until) add('until', words.endsBefore);
    places.set(learner, where);
    learners.set(learner, read.output);
  }
  if (wrong.length > 0) {
    const named = wrong.slice(0, MAX_WRONG);
    const sentences = named.map(({ detail }) => detail);
    throw malformed(words.listHasToChange(sentences, wrong.length - named.length), named);
  }
  return [...learners.values()];
}

function jsonRows(text: string): Row[] {
  const body = v.safeParse(Body, parseJson(text, MAX_LEARNERS + 2));
  if (!body.success) throw malformed(words.noLearners);
  return body.output.learners.map((value, index) => ({
    where: words.item(index),
    pointer: `#/learners/${index}`,
    value,
  }));
}

/** An empty field says as much as a column that is not there. */
function csvRows(text: string): Row[] {
  // Nothing at all is more likely a mistake than a course without learners.
  if (text.trim() === '') throw malformed(words.noHeader(COLUMNS));
  try {
    const rows: unknown = parse(text, {
      bom: true,
      columns: checkedColumns,
      info: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: MAX_LINE_CHARS,
      to: MAX_LEARNERS + 1,
    });
    return v.parse(CsvRows, rows).map(({ info, record }) => ({
      where: words.line(info.lines),
      pointer: `#line-${info.lines}`,
      value: Object.fromEntries(Object.entries(record).filter(([, field]) => field !== '')),
    }));
  } catch (error) {
    if (error instanceof CsvError) throw malformed(words.notCsv(Number(error.lines)));
    throw error;
  }
}

function checkedColumns(names: readonly string[]): string[] {
  const columns = names.map((name) => name.toLowerCase());
  if (!columns.includes('learner')) throw malformed(words.noHeader(COLUMNS));
  const unknown = columns.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined) throw malformed(words.noColumn(unknown.slice(0, 60), COLUMNS));
  if (new Set(columns).size < columns.length) throw malformed(words.columnTwice);
  return columns;
}

function malformed(detail: string, errors: readonly FieldError[] = []): Problem {
  return new Problem('malformed-request', detail, errors);
}

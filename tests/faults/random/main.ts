import { parseArgs } from 'node:util';
import { bringBrowserOrExit } from '../../../tools/browser/bring-browser.ts';
import { type RunResult, run } from './run.ts';
import type { Step } from './step.ts';

/** Steps between two settlings: many, as it is the settling that takes time. */
const LARGEST_BATCH = 60;

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '5000' },
    /** The same seed chooses the same steps; what meets what in time is never quite the same. */
    seed: { type: 'string' },
    batch: { type: 'string', default: String(LARGEST_BATCH) },
    /** Tells every step. */
    verbose: { type: 'boolean', default: false },
  },
});

const seed = values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber('seed', values.seed);
const steps = wholeNumber('steps', values.steps);
const largestBatch = wholeNumber('batch', values.batch);
const began = Date.now();
let seen = { wrongRosters: 0, undueToasts: 0, missingToasts: 0 };

// Browsers and server are ended with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
await bringBrowserOrExit();
send(`seed ${seed}, ${steps} steps`);
const result = await run({ seed, steps, largestBatch, onStep, onSettled });
send(summary(result));
for (const line of result.complaints) send(`on a console: ${line}`);
const { wrongRosters, undueToasts, missingToasts, complaints } = result;
const faults = [wrongRosters, undueToasts, missingToasts, complaints];
// Where nothing was told at all, nothing was told wrong either.
const isRight = result.toasts > 0 && faults.every((found) => found.length === 0);
process.exitCode = isRight ? 0 : 1;

function onStep(step: Step): void {
  if (values.verbose) send(JSON.stringify(step));
}

function onSettled(soFar: RunResult): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  send(
    `${String(seconds).padStart(5)} s  ${soFar.steps} steps, ${soFar.toasts} toasts, ${soFar.due} due`,
  );
  for (const line of soFar.wrongRosters.slice(seen.wrongRosters)) send(`WRONG ROSTER  ${line}`);
  for (const line of soFar.undueToasts.slice(seen.undueToasts)) send(`UNDUE TOAST   ${line}`);
  for (const line of soFar.missingToasts.slice(seen.missingToasts)) send(`MISSING TOAST ${line}`);
  seen = {
    wrongRosters: soFar.wrongRosters.length,
    undueToasts: soFar.undueToasts.length,
    missingToasts: soFar.missingToasts.length,
  };
}

function summary(total: RunResult): string {
  return [
    `${total.steps} steps, ${total.settlings} settlings (slowest ${(total.slowestSettling / 1000).toFixed(1)} s), ${total.toasts} toasts, ${total.due} joins to tell of:`,
    `${total.wrongRosters.length} wrong rosters, ${total.undueToasts.length} undue toasts, ${total.missingToasts.length} missing toasts,`,
    `${total.complaints.length} lines on consoles. Seed ${seed}.`,
  ].join(' ');
}

function send(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`--${name} has to be a whole number.\n`);
  process.exit(2);
}

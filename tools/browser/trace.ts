import type { Page } from 'puppeteer';
import * as v from 'valibot';

const Event = v.object({
  name: v.string(),
  ts: v.number(),
  dur: v.optional(v.number()),
  tdur: v.optional(v.number()),
  args: v.optional(v.looseObject({ data: v.optional(v.looseObject({})) })),
});
const Trace = v.object({ traceEvents: v.array(Event) });

/** An event of a performance trace. */
export type TraceEvent = v.InferOutput<typeof Event>;

/**
 * Records a performance trace of `page` while `happens` runs.
 *
 * @returns its events; `ts`, `dur` and `tdur` (the processor's time) are in µs
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export async function traced(page: Page, happens: () => Promise<void>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: ['loading', 'devtools.timeline', 'blink.user_timing'] });
  await happens();
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('The browser gave no trace.');
  return v.parse(Trace, JSON.parse(new TextDecoder().decode(trace))).traceEvents;
}

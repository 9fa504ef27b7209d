import type { Page } from 'puppeteer';
import * as v from 'valibot';
import { type TraceEvent, traced } from '../../tools/browser/trace.ts';

/** Between two samples, in µs. */
const SAMPLED_EVERY_US = 200;
const EXTENSION = 'chrome-extension://';

const Profile = v.object({
  nodes: v.array(
    v.object({
      id: v.number(),
      callFrame: v.object({ url: v.string() }),
      children: v.optional(v.array(v.number()), []),
    }),
  ),
  startTime: v.number(),
  endTime: v.number(),
  samples: v.array(v.number()),
  timeDeltas: v.array(v.number()),
});
type Profile = v.InferOutput<typeof Profile>;

/** What the extension's scripts cost a page while something happened. */
export interface ExtensionTime {
  /** Of the page's main thread, in percent of the time that passed. */
  share: number;
  /** The longest that a call of them kept the main thread busy, in ms. */
  worstCall: number;
  /** How busy the main thread was in all, in percent. */
  busy: number;
}

/** Measures what the extension's scripts cost `page`, with all styles and layout that they force. */
export async function extensionTime(
  page: Page,
  happens: () => Promise<void>,
): Promise<ExtensionTime> {
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_US });
  let found: unknown;
  let busyMs = 0;
  const events = await traced(page, async () => {
    const { TaskDuration: before = 0 } = await page.metrics();
    await session.send('Profiler.start');
    await happens();
    ({ profile: found } = await session.send('Profiler.stop'));
    const { TaskDuration: after = 0 } = await page.metrics();
    busyMs = (after - before) * 1000;
  });
  await session.detach();
  const profile = v.parse(Profile, found);
  const passed = profile.endTime - profile.startTime;
  return {
    share: (100 * inExtension(profile)) / passed,
    worstCall: Math.max(0, ...events.map(callOfExtension)) / 1000,
    busy: (100 * busyMs * 1000) / passed,
  };
}

/** Time that passed in functions of the extension and in all that they called, in µs. */
function inExtension({ nodes, samples, timeDeltas }: Profile): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const add = (id: number) => {
    own.add(id);
    for (const child of byId.get(id)?.children ?? []) add(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.url.startsWith(EXTENSION)) add(id);
  // The delta beside a sample is the time since the one before, which that one stands for.
  return samples.reduce(
    (sum, id, index) => sum + (own.has(id) ? Math.max(0, timeDeltas[index + 1] ?? 0) : 0),
    0,
  );
}

/** How long an event was a call of a function of the extension, in µs: of the processor's time where it is known. */
function callOfExtension({ name, dur = 0, tdur = dur, args }: TraceEvent): number {
  return name === 'FunctionCall' && String(args?.data?.url).startsWith(EXTENSION) ? tdur : 0;
}

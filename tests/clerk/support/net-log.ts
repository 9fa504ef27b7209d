import { readFile } from 'node:fs/promises';
import * as v from 'valibot';

/** A request that a browser made. */
export interface LoggedRequest {
  url: string;
  /** Origin of the page or worker that asked for it. */
  initiator: string;
}

const NetLog = v.object({
  constants: v.object({ logEventTypes: v.record(v.string(), v.number()) }),
  events: v.array(v.object({ type: v.number(), params: v.optional(v.unknown()) })),
});
const Started = v.object({ url: v.string(), initiator: v.string() });

/** Makes Chromium write every request of its own down, also those of workers, from its start on. */
export function netLogArgs(file: string): string[] {
  return [`--log-net-log=${file}`];
}

/** The requests in the log of a browser that has ended. */
export async function readNetLog(file: string): Promise<LoggedRequest[]> {
  const { constants, events } = v.parse(NetLog, JSON.parse(await readFile(file, 'utf8')));
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events
    .filter(({ type }) => type === started)
    .flatMap(({ params }) => {
      const request = v.safeParse(Started, params);
      return request.success ? [request.output] : [];
    });
}

import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import type { AppOptions } from '../options.ts';
import { channelKind, isChannelName } from '../protocol/channel-name.ts';
import { parseJson } from '../protocol/json.ts';
import { isNestedDeeper } from '../protocol/json-depth.ts';
import { API_ERRORS, type ApiResponse } from './api-response.ts';

/** What an event is held against: an app. */
export interface EventRules {
  limits: Limits;
  options: Pick<Required<AppOptions>, 'channelAllowed'>;
}

/** An event to publish. */
export interface EventRequest {
  name: string;
  data: string;
  channels: string[];
  /** The connection that is left out. */
  socketId: string | null;
  /** The attributes to return of each channel. */
  info: string | null;
}

const Data = v.pipe(
  v.unknown(),
  v.check((data) => data !== undefined && data !== null, 'Missing required parameter: data'),
  // Server libraries send a string; what is not one is encoded as they would.
  v.transform((data) => (typeof data === 'string' ? data : JSON.stringify(data))),
);
const SocketId = v.pipe(v.string(), v.regex(/^\d+\.\d+$/, 'Invalid socket id'));
const common = {
  name: v.pipe(v.string('Missing required parameter: name'), v.minLength(1, 'The name is empty')),
  data: v.optional(Data),
  socket_id: v.nullish(SocketId, null),
  info: v.nullish(v.string(), null),
};
const Trigger = v.object({
  ...common,
  channel: v.optional(v.string()),
  channels: v.optional(v.array(v.string('A channel name must be a string'))),
});
const Batch = v.object({
  batch: v.array(
    v.object({ ...common, channel: v.string('Missing required parameter: channel') }),
    'Missing required parameter: batch',
  ),
});

/** Reads the body of `POST /events`. */
export function parseTrigger(body: string, rules: EventRules): EventRequest | ApiResponse {
  const { limits } = rules;
  if (isNestedDeeper(body, limits.jsonDepth)) return tooDeep(limits);
  const json = parseJson(body);
  const parsed = v.safeParse(Trigger, json, { abortEarly: true });
  if (!parsed.success) return badRequest(json, parsed.issues);
  const { channel, channels } = parsed.output;
  const names = channels ?? (channel === undefined ? [] : [channel]);
  if (names.length === 0) return API_ERRORS.badRequest('Missing required parameter: channels');
  if (names.length > limits.channelsPerTrigger) {
    return API_ERRORS.badRequest(
      `Cannot trigger on more than ${limits.channelsPerTrigger} channels at once`,
    );
  }
  return checked(parsed.output, [...new Set(names)], rules);
}

/** Reads the body of `POST /batch_events`; all events are good, or none is taken. */
export function parseBatch(body: string, rules: EventRules): EventRequest[] | ApiResponse {
  const { limits } = rules;
  if (isNestedDeeper(body, limits.jsonDepth)) return tooDeep(limits);
  const json = parseJson(body);
  const parsed = v.safeParse(Batch, json, { abortEarly: true });
  if (!parsed.success) return badRequest(json, parsed.issues);
  const { batch } = parsed.output;
  if (batch.length > limits.eventsPerBatch) {
    return API_ERRORS.badRequest(`Batch too large: at most ${limits.eventsPerBatch} events`);
  }
  const events: EventRequest[] = [];
  for (const entry of batch) {
    const event = checked(entry, [entry.channel], rules);
    if ('status' in event) return event;
    events.push(event);
  }
  return events;
}

interface Fields {
  name: string;
  data?: string | undefined;
  socket_id: string | null;
  info: string | null;
}

function checked(
  fields: Fields,
  channels: string[],
  { limits, options }: EventRules,
): EventRequest | ApiResponse {
  const { name, data, socket_id: socketId, info } = fields;
  if (data === undefined) return API_ERRORS.badRequest('Missing required parameter: data');
  const odd = channels.find((channel) => !isChannelName(channel, limits.channelNameLength));
  if (odd !== undefined) {
    return API_ERRORS.badRequest(`Invalid channel name: ${JSON.stringify(odd.slice(0, 200))}`);
  }
  const foreign = channels.find((channel) => !mayBe(channel, options));
  if (foreign !== undefined) return API_ERRORS.badRequest(`This app has no channel ${foreign}`);
  if (name.length > limits.eventNameLength) {
    return API_ERRORS.badRequest(
      `Event name too long: at most ${limits.eventNameLength} characters`,
    );
  }
  if (Buffer.byteLength(data) > limits.eventDataBytes) {
    return API_ERRORS.tooLarge(
      `The data content of this event exceeds the allowed maximum (${limits.eventDataBytes} bytes)`,
    );
  }
  return { name, data, channels, socketId, info };
}

function mayBe(channel: string, { channelAllowed }: EventRules['options']): boolean {
  return channelKind(channel).userId !== null || channelAllowed(channel);
}

function tooDeep({ jsonDepth }: Limits): ApiResponse {
  return API_ERRORS.badRequest(`The body is nested deeper than ${jsonDepth} levels`);
}

function badRequest(json: unknown, [issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]) {
  if (json === undefined) return API_ERRORS.badRequest('Invalid JSON in the body');
  const path = v.getDotPath(issue);
  return API_ERRORS.badRequest(path ? `${issue.message} (${path})` : issue.message);
}

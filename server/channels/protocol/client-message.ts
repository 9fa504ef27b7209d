import { isNestedDeeper } from './json-depth.ts';
import { jsonMember } from './json-member.ts';
import { PROTOCOL_ERRORS, type ProtocolError } from './protocol-error.ts';

/** A message from a client, checked. */
export type ClientMessage =
  | { kind: 'ping' }
  | { kind: 'pong' }
  | { kind: 'subscribe'; channel: string; auth: string | null; channelData: string | null }
  | { kind: 'unsubscribe'; channel: string }
  | { kind: 'signin'; auth: string; userData: string }
  | { kind: 'client-event'; event: string; channel: string; data: ClientEventData }
  | { kind: 'invalid'; error: ProtocolError };

/** What a client event carries. */
export interface ClientEventData {
  /** As it stands in the message. */
  json: string;
  /** As webhooks tell it: the string that it is, or else its JSON. */
  text: string;
}

/**
 * Reads a message off its text. Written by hand and not as a schema because each message of each
 * client passes here. Only own, expected properties are read, by name: what else is in the JSON
 * (`__proto__` and the like) goes nowhere.
 */
export function parseClientMessage(text: string, maxDepth: number): ClientMessage {
  if (isNestedDeeper(text, maxDepth)) return invalid(PROTOCOL_ERRORS.tooDeep(maxDepth));
  const message = parseRecord(text);
  if (!message) return invalid(PROTOCOL_ERRORS.invalidJson());
  const { event } = message;
  if (typeof event !== 'string') return reject('Received a message without an event name');
  if (event === 'pusher:ping') return { kind: 'ping' };
  if (event === 'pusher:pong') return { kind: 'pong' };
  if (event.startsWith('client-')) return clientEvent(event, message, text);
  // Some libraries encode `data` twice, as the server does.
  if (typeof message.data === 'string' && isNestedDeeper(message.data, maxDepth)) {
    return invalid(PROTOCOL_ERRORS.tooDeep(maxDepth));
  }
  const data =
    typeof message.data === 'string' ? parseRecord(message.data) : recordOrNull(message.data);
  if (event === 'pusher:subscribe') return data ? subscribe(data) : reject(`${event} without data`);
  if (event === 'pusher:unsubscribe') {
    return typeof data?.channel === 'string'
      ? { kind: 'unsubscribe', channel: data.channel }
      : reject(`${event} without a channel`);
  }
  if (event === 'pusher:signin') {
    return typeof data?.auth === 'string' && typeof data.user_data === 'string'
      ? { kind: 'signin', auth: data.auth, userData: data.user_data }
      : invalid(PROTOCOL_ERRORS.unauthorized(`${event} needs auth and user_data`));
  }
  return invalid(PROTOCOL_ERRORS.unsupportedEvent(event));
}

function subscribe(data: Record<string, unknown>): ClientMessage {
  const { channel, auth, channel_data: channelData } = data;
  if (typeof channel !== 'string') return reject('pusher:subscribe without a channel');
  return {
    kind: 'subscribe',
    channel,
    auth: typeof auth === 'string' && auth !== '' ? auth : null,
    channelData: typeof channelData === 'string' && channelData !== '' ? channelData : null,
  };
}

function clientEvent(event: string, message: Record<string, unknown>, text: string): ClientMessage {
  const { channel, data } = message;
  if (typeof channel !== 'string') {
    return invalid(PROTOCOL_ERRORS.clientEventRejected('it names no channel'));
  }
  const json = data === undefined || data === null ? '{}' : (jsonMember(text, 'data') ?? '{}');
  return {
    kind: 'client-event',
    event,
    channel,
    data: { json, text: typeof data === 'string' ? data : json },
  };
}

function reject(why: string): ClientMessage {
  return invalid(PROTOCOL_ERRORS.invalidMessage(why));
}

function invalid(error: ProtocolError): ClientMessage {
  return { kind: 'invalid', error };
}

function parseRecord(text: string): Record<string, unknown> | null {
  try {
    return recordOrNull(JSON.parse(text));
  } catch {
    return null; // not JSON: the caller says so to the client
  }
}

function recordOrNull(value: unknown): Record<string, unknown> | null {
  return isRecord(value) ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

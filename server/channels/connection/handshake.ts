import { type ClosingError, PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import type { RequestTarget } from '../protocol/request-target.ts';

/** Versions 1 to 3 are no longer supported by Pusher either. */
const PROTOCOLS = new Set(['4', '5', '6', '7']);
/** Neither part can match what the other does, so that there is nothing to try twice. */
const VERSION = /^\d+(?:[-+.][0-9A-Za-z.+-]+)?$/;
const MAX_VERSION_CHARS = 64;
const MAX_KEY_CHARS = 128;
const PREFIX = '/app/';

/** Whether a WebSocket with this path is meant for Channels, if perhaps mistakenly. */
export function isChannelsPath(path: string): boolean {
  return path === '/app' || path.startsWith('/app/');
}

/**
 * Reads the key of the app off a handshake, or says with which code to close.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#websocket-connection
 */
export function readHandshake({
  path,
  query,
}: RequestTarget): { key: string } | { error: ClosingError } {
  const key = keyOf(path);
  if (key === null) return { error: PROTOCOL_ERRORS.pathNotFound() };
  const protocol = query.get('protocol');
  if (protocol === null || protocol === '') return { error: PROTOCOL_ERRORS.noProtocol() };
  if (!PROTOCOLS.has(protocol)) {
    return { error: PROTOCOL_ERRORS.unsupportedProtocol(protocol.slice(0, 20)) };
  }
  const version = query.get('version');
  if (version !== null && !isVersion(version)) {
    return { error: PROTOCOL_ERRORS.invalidVersion() };
  }
  return { key };
}

/** The key in `/app/{key}`, with or without a slash behind it. */
function keyOf(path: string): string | null {
  if (!path.startsWith(PREFIX)) return null;
  const key = path.slice(PREFIX.length, path.endsWith('/') ? -1 : path.length);
  return key === '' || key.length > MAX_KEY_CHARS || key.includes('/') ? null : key;
}

function isVersion(text: string): boolean {
  return text.length <= MAX_VERSION_CHARS && VERSION.test(text);
}

import { type ClosingError, PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import type { RequestTarget } from '../protocol/request-target.ts';

/** Versions 1 to 3 are no longer supported by Pusher either. */
const PROTOCOLS = new Set(['4', '5', '6', '7']);
const VERSION = /^\d+(?:\.\d+)*(?:[-+.][0-9A-Za-z.+-]+)?$/;
const PATH = /^\/app\/([^/]+)\/?$/;

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
  const key = PATH.exec(path)?.[1];
  if (key === undefined) return { error: PROTOCOL_ERRORS.pathNotFound() };
  const protocol = query.get('protocol');
  if (protocol === null || protocol === '') return { error: PROTOCOL_ERRORS.noProtocol() };
  if (!PROTOCOLS.has(protocol)) {
    return { error: PROTOCOL_ERRORS.unsupportedProtocol(protocol.slice(0, 20)) };
  }
  const version = query.get('version');
  if (version !== null && !VERSION.test(version)) {
    return { error: PROTOCOL_ERRORS.invalidVersion() };
  }
  return { key };
}

/** Characters of a text from outside that an explanation repeats. */
const MAX_QUOTED_CHARS = 200;

/** A `pusher:error`: its code is also the close code where the connection ends with it. */
export interface ProtocolError {
  /** `null` where Pusher gives none. */
  code: number | null;
  message: string;
}

/**
 * Every error of a connection. 40xx: don't come back unchanged; 41xx: come back after a second or
 * more; 42xx: come back at once; 43xx: the connection stays.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 */
export const PROTOCOL_ERRORS = {
  unknownApp: (key: string) => closing(4001, `App key ${shortened(key)} does not exist`),
  appDisabled: () => closing(4003, 'Application disabled'),
  overQuota: () => closing(4004, 'Application is over connection quota'),
  pathNotFound: () => closing(4005, 'Path not found'),
  invalidVersion: () => closing(4006, 'Invalid version string format'),
  unsupportedProtocol: (version: string) =>
    closing(4007, `Unsupported protocol version ${version}`),
  noProtocol: () => closing(4008, 'No protocol version supplied'),
  unauthorized: (why: string) => closing(4009, why),
  shuttingDown: () => closing(4100, 'Server is shutting down'),
  slowReader: () => closing(4100, 'Messages are not read fast enough'),
  internal: () => closing(4100, 'The server failed at a message of this connection'),
  tooManyOfUser: (limit: number) =>
    closing(4100, `The user has more than ${limit} connections; this was the most silent one`),
  pongNotReceived: () => closing(4201, 'Pong reply not received'),
  clientEventRate: (perSecond: number) =>
    staying(4301, `Client event rejected due to rate limit of ${perSecond} a second`),
  watchlistLimit: (limit: number) =>
    staying(4302, `Watchlist limit exceeded. Only the first ${limit} user IDs are accepted`),
  invalidJson: () => staying(null, 'Received invalid JSON'),
  tooDeep: (maxDepth: number) =>
    staying(null, `Received JSON nested deeper than ${maxDepth} levels`),
  invalidMessage: (why: string) => staying(null, why),
  unsupportedEvent: (event: string) =>
    staying(null, `Unsupported event received on socket: ${shortened(event)}`),
  existingSubscription: (channel: string) =>
    staying(null, `Existing subscription to channel ${shortened(channel)}`),
  noSubscription: (channel: string) =>
    staying(
      null,
      `No current subscription to channel ${shortened(channel)}, or subscription in progress`,
    ),
  clientEventRejected: (why: string) => staying(null, `Client event rejected - ${why}`),
};

/** An error that ends the connection. */
export interface ClosingError extends ProtocolError {
  code: number;
}

/** Whether the connection ends with this error: every code below 4300 does that. */
export function isClosing(error: ProtocolError): error is ClosingError {
  return error.code !== null && error.code < 4300;
}

/** What is said back of a text from outside is bounded, however long it was. */
export function shortened(text: string): string {
  return text.length > MAX_QUOTED_CHARS ? `${text.slice(0, MAX_QUOTED_CHARS)}…` : text;
}

function closing(code: number, message: string): ClosingError {
  return { code, message };
}

function staying(code: number | null, message: string): ProtocolError {
  return { code, message };
}

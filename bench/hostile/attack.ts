/** What an attack is made with, in a process of its own. */
export interface Target {
  url: string;
  /** Of the Channels app. */
  key: string;
  /** Aborted when the attack is over. */
  signal: AbortSignal;
}

/**
 * What one hostile client does to the server until it is told to end. Gives in words what it did.
 * It may leave its sockets open: they end with its process.
 */
export type Attack = (target: Target) => Promise<string>;

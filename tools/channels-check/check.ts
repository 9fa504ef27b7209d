import type Pusher from 'pusher';
import type { CheckClient } from './check-client.ts';

/** The host that is looked at. */
export interface Host {
  /** Its HTTP API, as the product's server asks it. */
  api: Pusher;
  /** Opens a connection, which ends with the check. */
  connect(): Promise<CheckClient>;
  /** Members that a presence channel holds there. */
  limit: number;
  /** A name that nobody else has used on that host. */
  unique(prefix: string): string;
}

/** Something that the product needs of a host, or is better with. */
export interface Check {
  what: string;
  /** What comes of it where the host does otherwise, in words. */
  otherwise: string;
  /** Whether the product can do without. */
  isOptional?: true;
  /** @throws Error saying what was found instead */
  run(host: Host): Promise<void>;
}

/** @throws Error with what was found, where it is not as it has to be */
export function expectThat(isSo: boolean, found: string): asserts isSo {
  if (!isSo) throw new Error(found);
}

import type { MemberData } from '../protocol/channel-data.ts';
import { GrowingBytes } from './growing-bytes.ts';

interface Entry {
  /** JSON text of the `user_info`. */
  info: string;
  connections: number;
}

/** The members of a channel, in parts that stand inside the JSON string of a snapshot. */
export interface RosterSnapshot {
  /** `\"ana\",\"ben\"` */
  ids: Buffer;
  /** `\"ana\":{…},\"ben\":{…}` */
  hash: Buffer;
  count: number;
}

/**
 * Who is in a presence channel: one entry per `user_id`, however many connections it has. Each
 * member's part of the snapshot is escaped and encoded once, when they join; while members only
 * join, a snapshot costs nothing but a view of what is there.
 */
export class Roster {
  readonly #entries = new Map<string, Entry>();
  #ids = new GrowingBytes();
  #hash = new GrowingBytes();
  /** Whether someone left or changed, so that the bytes must be made anew. */
  #stale = false;

  get size(): number {
    return this.#entries.size;
  }

  has(userId: string): boolean {
    return this.#entries.has(userId);
  }

  userIds(): string[] {
    return [...this.#entries.keys()];
  }

  /** Adds a connection of a member. Returns whether they are new. The newest `user_info` wins. */
  add({ userId, userInfo }: MemberData): boolean {
    const known = this.#entries.get(userId);
    if (known) {
      known.connections += 1;
      if (known.info !== userInfo) this.#stale = true;
      known.info = userInfo;
      return false;
    }
    this.#entries.set(userId, { info: userInfo, connections: 1 });
    if (!this.#stale) this.#append(userId, userInfo, this.size === 1 ? '' : ',');
    return true;
  }

  /** Takes one connection from a member. Returns whether it was their last. */
  release(userId: string): boolean {
    const entry = this.#entries.get(userId);
    if (!entry || entry.connections === 0) return false;
    entry.connections -= 1;
    return entry.connections === 0;
  }

  /** Forgets a member. */
  remove(userId: string): void {
    if (this.#entries.delete(userId)) this.#stale = true;
  }

  snapshot(): RosterSnapshot {
    if (this.#stale) this.#rebuild();
    return { ids: this.#ids.view(), hash: this.#hash.view(), count: this.size };
  }

  #rebuild(): void {
    this.#ids = new GrowingBytes();
    this.#hash = new GrowingBytes();
    this.#stale = false;
    let comma = '';
    for (const [userId, { info }] of this.#entries) {
      this.#append(userId, info, comma);
      comma = ',';
    }
  }

  #append(userId: string, userInfo: string, comma: string): void {
    const id = JSON.stringify(userId);
    this.#ids.append(comma + escaped(id));
    this.#hash.append(comma + escaped(`${id}:${userInfo}`));
  }
}

/** `text` as it stands inside a JSON string. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

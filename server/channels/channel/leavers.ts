import { contained } from '../delivery/contained.ts';

/**
 * Members whose last connection dropped and who may yet be back: a page reload closes the
 * connection and opens another a moment later.
 */
export class Leavers {
  readonly #graceMs: number;
  readonly #report: (error: unknown) => void;
  readonly #leaving = new Map<string, { timer: NodeJS.Timeout; leave: () => void }>();

  /** @param report told of a fault at the end of a grace */
  constructor(graceMs: number, report: (error: unknown) => void) {
    this.#graceMs = graceMs;
    this.#report = report;
  }

  /** Calls `leave` when the grace is over, or at once where there is none. */
  hold(userId: string, leave: () => void): void {
    if (this.#graceMs === 0) {
      leave();
      return;
    }
    const timer = setTimeout(
      contained(this.#report, () => this.#let(userId)),
      this.#graceMs,
    ).unref();
    this.#leaving.set(userId, { timer, leave });
  }

  /** The member is back: `leave` will not be called. */
  back(userId: string): void {
    clearTimeout(this.#leaving.get(userId)?.timer);
    this.#leaving.delete(userId);
  }

  /** Ends the grace of all. */
  letAll(): void {
    for (const userId of [...this.#leaving.keys()]) this.#let(userId);
  }

  #let(userId: string): void {
    const leaver = this.#leaving.get(userId);
    this.back(userId);
    leaver?.leave();
  }
}

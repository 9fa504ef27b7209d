/** How much at once, and how much over time. */
export interface Rate {
  /** 0 is no limit. */
  perSecond: number;
  burst: number;
}

/** Lets so much through in a moment, and so much a second in the long run. Times are in ms. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes one token, if need be on credit. Returns in how many ms the debt is paid: 0 without one. */
  take(now: number): number {
    if (this.#rate.perSecond === 0) return 0;
    this.#refill(now);
    this.#tokens -= 1;
    return this.#debtMs();
  }

  /** In how many ms the debt is paid: 0 without one. */
  debtMs(now: number): number {
    this.#refill(now);
    return this.#debtMs();
  }

  /** Puts back what was taken for something that did not come about. */
  putBack(): void {
    this.#tokens += 1;
  }

  /** Whether nothing is known of it that a new one would not say as well. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#rate.burst;
  }

  #debtMs(): number {
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#rate.perSecond) * 1000;
  }

  #refill(now: number): void {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1000) * perSecond);
    this.#at = now;
  }
}

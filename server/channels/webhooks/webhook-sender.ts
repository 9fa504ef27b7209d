import { setTimeout as delay } from 'node:timers/promises';
import type { WebhookOptions } from '../options.ts';
import type { Credentials } from '../protocol/signature.ts';
import { backoff } from './backoff.ts';
import { HeldEvents } from './held-events.ts';
import { WEBHOOK_EVENT_NAMES, type WebhookEvent } from './webhook-event.ts';
import { type WebhookRequest, webhookRequest } from './webhook-request.ts';

/** How long events are gathered into one request. */
const GATHER_MS = 50;
/** How long a leave is held back, in case it is undone. */
const HOLD_MS = 3000;
const EVENTS_PER_REQUEST = 500;
/** Events that may wait while a receiver fails; the oldest are dropped beyond that. */
const MAX_WAITING = 20_000;
const REQUEST_TIMEOUT_MS = 5000;
/** On shutdown, how long the last events may take. */
const LAST_REQUEST_TIMEOUT_MS = 2000;

/**
 * Sends the events of one app to one URL, one request after the other so that they arrive in order.
 * A request that fails is repeated for 5 minutes.
 */
export class WebhookSender {
  readonly #options: WebhookOptions;
  readonly #credentials: Credentials;
  readonly #report: (error: unknown) => void;
  readonly #names: ReadonlySet<string>;
  readonly #held = new HeldEvents(HOLD_MS);
  readonly #closed = new AbortController();
  #waiting: WebhookEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;

  constructor(options: WebhookOptions, credentials: Credentials, report: (error: unknown) => void) {
    this.#options = options;
    this.#credentials = credentials;
    this.#report = report;
    this.#names = new Set(options.events ?? WEBHOOK_EVENT_NAMES);
  }

  /** Takes an event to be sent, if it is one that was asked for. */
  notify(event: WebhookEvent): void {
    const now = this.#held.offer(event, performance.now());
    if (now) this.#wait([now]);
    this.#schedule();
  }

  /** Sends what is left, once and without delay, and stops. */
  async close(): Promise<void> {
    this.#closed.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#sending;
    this.#wait(this.#held.takeDue(Number.POSITIVE_INFINITY));
    while (this.#waiting.length > 0) {
      const events = this.#waiting.splice(0, EVENTS_PER_REQUEST);
      const request = webhookRequest(this.#credentials, events, Date.now());
      const failure = await this.#post(request, AbortSignal.timeout(LAST_REQUEST_TIMEOUT_MS));
      if (failure) {
        this.#report(new Error(`Webhooks lost at shutdown: ${failure}`));
        return;
      }
    }
  }

  /** Chosen only here: what nobody asked for may still undo what is held. */
  #wait(events: readonly WebhookEvent[]): void {
    for (const event of events) if (this.#names.has(event.name)) this.#waiting.push(event);
    const excess = this.#waiting.length - MAX_WAITING;
    if (excess <= 0) return;
    this.#waiting.splice(0, excess);
    this.#report(new Error(`${excess} webhook events dropped: their receiver has failed too long`));
  }

  #schedule(): void {
    if (this.#timer !== null || this.#sending !== null || this.#closed.signal.aborted) return;
    const due = this.#held.nextDue();
    if (this.#waiting.length === 0 && due === null) return;
    const wait = this.#waiting.length > 0 ? GATHER_MS : Math.max(0, (due ?? 0) - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#send()
        .catch(this.#report)
        .finally(() => {
          this.#sending = null;
          this.#schedule();
        });
    }, wait).unref();
  }

  async #send(): Promise<void> {
    this.#wait(this.#held.takeDue(performance.now()));
    while (this.#waiting.length > 0 && !this.#closed.signal.aborted) {
      await this.#sendPersistently(this.#waiting.splice(0, EVENTS_PER_REQUEST));
    }
  }

  async #sendPersistently(events: WebhookEvent[]): Promise<void> {
    const request = webhookRequest(this.#credentials, events, Date.now());
    const started = performance.now();
    for (let attempts = 1; ; attempts += 1) {
      const failure = await this.#post(request, AbortSignal.timeout(REQUEST_TIMEOUT_MS));
      if (failure === null) return;
      const wait = backoff(attempts, performance.now() - started);
      if (wait === null) {
        this.#report(new Error(`${events.length} webhook events given up: ${failure}`));
        return;
      }
      await this.#pause(wait);
      if (this.#closed.signal.aborted) {
        this.#waiting.unshift(...events);
        return;
      }
    }
  }

  /** Waits, or is woken by the end of it all. */
  async #pause(ms: number): Promise<void> {
    try {
      await delay(ms, undefined, { ref: false, signal: this.#closed.signal });
    } catch {
      // Woken: the caller looks whether all is closed.
    }
  }

  /** Returns what went wrong, or `null`. */
  async #post(request: WebhookRequest, signal: AbortSignal): Promise<string | null> {
    const { url } = this.#options;
    try {
      const response = await fetch(typeof url === 'string' ? url : url(), {
        method: 'POST',
        redirect: 'manual',
        ...request,
        signal,
      });
      await response.body?.cancel();
      return response.ok ? null : `the receiver answered ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

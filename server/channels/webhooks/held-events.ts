import type { WebhookEvent } from './webhook-event.ts';

/**
 * Holds `channel_vacated` and `member_removed` back for a while. When the same channel is occupied
 * or the same member added again meanwhile, neither of the two is told.
 * https://pusher.com/docs/channels/server_api/webhooks/#webhook-request-delay
 */
export class HeldEvents {
  readonly #holdMs: number;
  readonly #held = new Map<string, { event: WebhookEvent; dueAt: number }>();

  constructor(holdMs: number) {
    this.#holdMs = holdMs;
  }

  /** Takes an event in. Returns it if it is to be told now. */
  offer(event: WebhookEvent, now: number): WebhookEvent | null {
    if (event.name === 'channel_vacated' || event.name === 'member_removed') {
      this.#held.set(keyOf(event), { event, dueAt: now + this.#holdMs });
      return null;
    }
    if (event.name === 'channel_occupied') {
      return this.#held.delete(keyOf({ ...event, name: 'channel_vacated' })) ? null : event;
    }
    if (event.name === 'member_added') {
      return this.#held.delete(keyOf({ ...event, name: 'member_removed' })) ? null : event;
    }
    return event;
  }

  /** Takes out what has been held long enough, in the order it came in. */
  takeDue(now: number): WebhookEvent[] {
    const due: WebhookEvent[] = [];
    for (const [key, { event, dueAt }] of this.#held) {
      if (dueAt > now) break; // all are held equally long, so the later ones are not due either
      due.push(event);
      this.#held.delete(key);
    }
    return due;
  }

  /** When the next one is due, or `null`. */
  nextDue(): number | null {
    for (const { dueAt } of this.#held.values()) return dueAt;
    return null;
  }
}

function keyOf(event: WebhookEvent): string {
  // Neither part can hold a space but the last.
  return `${event.name} ${event.channel} ${'user_id' in event ? event.user_id : ''}`;
}

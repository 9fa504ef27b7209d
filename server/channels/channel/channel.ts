import { contained } from '../delivery/contained.ts';
import type { Feed, Outbox } from '../delivery/outbox.ts';
import type { ChannelKind } from '../protocol/channel-name.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import { Batch, type Publication } from './batch.ts';
import { Leavers } from './leavers.ts';
import { Roster } from './roster.ts';
import type { Subscriber } from './subscriber.ts';
import { SubscriptionCounter } from './subscription-counter.ts';

/** Bytes that count as one more delivery, so that large messages don't hold up the others. */
const BYTES_PER_DELIVERY = 16_384;

/**
 * How long a large channel rests after a round, for each subscriber: about as long as the round has
 * cost. While much is said in it, more of it goes out together then and others have their half of
 * the time; a lone message is never held up.
 */
const REST_MS_PER_SUBSCRIBER = 0.01;
const MAX_REST_MS = 50;
/** Below this many subscribers a round costs too little to rest after. */
const LARGE = 200;

/** Below this many bytes one copy is cheaper than writing several parts. */
const COPY_BELOW = 65_536;

/** What a channel needs from the app that it belongs to. */
export interface ChannelContext {
  outbox: Outbox;
  presenceGraceMs: number;
  /** Told of a fault that nobody else is told of. */
  report: (error: unknown) => void;
  /** Makes the first frames for whoever joins; called once for all who join together. */
  greeting: (channel: Channel) => Buffer[];
  /** Called when subscribers are told a new count; `null` where they are never told. */
  onCount: ((channel: Channel) => void) | null;
}

/**
 * One occupied channel: who is subscribed and, if it is a presence channel, who its members are.
 *
 * What it says within a turn goes out as one batch. New subscribers are let in between two
 * batches: their greeting (`subscription_succeeded` with the roster of that moment) holds all that
 * was said before, and every later batch reaches them, so nothing is missed or told twice.
 */
export class Channel implements Feed {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly roster = new Roster();
  readonly leavers: Leavers;
  readonly #context: ChannelContext;
  readonly #counter: SubscriptionCounter | null;
  readonly #subscribers = new Set<Subscriber>();
  readonly #joining = new Set<Subscriber>();
  #publications: Publication<Subscriber>[] = [];
  #countDue = false;
  #round: Round | null = null;
  #restsUntil = 0;
  #queued = false;

  constructor(name: string, kind: ChannelKind, context: ChannelContext) {
    this.name = name;
    this.kind = kind;
    this.leavers = new Leavers(context.presenceGraceMs, context.report);
    this.#context = context;
    this.#counter =
      context.onCount && !kind.presence
        ? new SubscriptionCounter(contained(context.report, () => this.#tellCount()))
        : null;
  }

  /** How many connections are subscribed. */
  get size(): number {
    return this.#subscribers.size + this.#joining.size + (this.#round?.greeted.size ?? 0);
  }

  get pending(): boolean {
    return this.#round !== null;
  }

  join(connection: Subscriber): void {
    this.#joining.add(connection);
    this.#wake();
    this.#counter?.changed(this.size);
  }

  /** From now on nothing more is delivered to `connection`, not even what was said before. */
  leave(connection: Subscriber): void {
    this.#joining.delete(connection);
    this.#subscribers.delete(connection);
    this.#round?.greeted.delete(connection);
    this.#counter?.changed(this.size);
  }

  /** Call once nobody is in it. */
  close(): void {
    this.#counter?.stop();
  }

  publish(frame: Buffer, except: Subscriber | null = null): void {
    if (this.size === 0) return;
    this.#publications.push({ frame, except });
    this.#wake();
  }

  deliver(atMost: number): number {
    this.#round ??= this.#nextRound();
    const round = this.#round;
    let done = 0;
    while (done < atMost) {
      const joiner = round.joiners.next();
      if (joiner.done) break;
      // Who left meanwhile is no longer in `greeted`.
      if (round.greeted.has(joiner.value)) done += deliverTo(joiner.value, round.greeting);
    }
    while (done < atMost) {
      const subscriber = round.subscribers.next();
      if (subscriber.done) {
        this.#endRound(round);
        break;
      }
      const connection = subscriber.value;
      done += deliverTo(connection, round.batch?.for(connection) ?? []);
    }
    return done;
  }

  #wake(): void {
    if (this.#queued) return;
    this.#queued = true;
    const rest = this.#restsUntil - performance.now();
    if (rest <= 0) this.#context.outbox.addFeed(this);
    else setTimeout(() => this.#context.outbox.addFeed(this), rest);
  }

  #tellCount(): void {
    this.#countDue = true;
    this.#wake();
    this.#context.onCount?.(this);
  }

  #nextRound(): Round {
    const greeted = new Set(this.#joining);
    this.#joining.clear();
    const publications = this.#publications;
    this.#publications = [];
    const greeting = greeted.size > 0 ? this.#context.greeting(this) : [];
    if (this.#countDue) {
      this.#countDue = false;
      const count = textFrame(
        serverEvent.subscriptionCount(this.name, this.#subscribers.size + greeted.size),
      );
      publications.push({ frame: count, except: null });
      greeting.push(count);
    }
    return {
      greeting: joined(greeting),
      greeted,
      joiners: [...greeted].values(),
      batch: publications.length > 0 ? new Batch(publications) : null,
      subscribers: publications.length > 0 ? this.#subscribers.values() : [].values(),
    };
  }

  #endRound(round: Round): void {
    for (const connection of round.greeted) this.#subscribers.add(connection);
    this.#round = null;
    this.#restsUntil = this.size < LARGE ? 0 : performance.now() + restAfter(this.size);
    this.#queued = false;
    const more = this.#publications.length > 0 || this.#joining.size > 0 || this.#countDue;
    if (more) this.#wake();
  }
}

/** One batch on its way, and the joiners who are let in with it. */
interface Round {
  greeting: readonly Buffer[];
  greeted: Set<Subscriber>;
  joiners: Iterator<Subscriber>;
  batch: Batch<Subscriber> | null;
  subscribers: Iterator<Subscriber>;
}

function restAfter(subscribers: number): number {
  return Math.min(subscribers * REST_MS_PER_SUBSCRIBER, MAX_REST_MS);
}

/** Returns what it cost, in deliveries. */
function deliverTo(connection: Subscriber, parts: readonly Buffer[]): number {
  for (const part of parts) connection.send(part);
  return 1 + Math.floor(lengthOf(parts) / BYTES_PER_DELIVERY);
}

function joined(parts: readonly Buffer[]): readonly Buffer[] {
  return parts.length > 1 && lengthOf(parts) < COPY_BELOW ? [Buffer.concat(parts)] : parts;
}

function lengthOf(parts: readonly Buffer[]): number {
  let bytes = 0;
  for (const part of parts) bytes += part.length;
  return bytes;
}

/** Deliveries from all channels in one turn of the event loop, after which input is read again. */
const DELIVERIES_PER_TURN = 1024;
/** Deliveries of one channel before the next has its turn. */
const DELIVERIES_PER_SLICE = 256;

/** Something that has messages for many connections: a channel. */
export interface Feed {
  /** Queues at most `atMost` deliveries on connections and returns how many it did. */
  deliver(atMost: number): number;
  /** Whether there is more to deliver. */
  readonly pending: boolean;
}

/** Something that has queued bytes to write: a connection. */
export interface Sink {
  flush(): void;
}

/**
 * Writes what a turn of the event loop has brought at its end, once per connection: one `send()`
 * system call costs more than all the rest of a delivery, so what is said together is sent
 * together. Large channels are served in slices, in turns with the others, so that a small
 * channel never waits for a large one.
 */
export class Outbox {
  readonly #report: (error: unknown) => void;
  #feeds: Feed[] = [];
  #sinks: Sink[] = [];
  #scheduled = false;
  #delivered = 0;

  /** @param report told of a fault in one feed or sink, which costs the others nothing */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  /** Messages that were queued for one connection each, so far. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Call when `feed` has something to deliver and had nothing before. */
  addFeed(feed: Feed): void {
    this.#feeds.push(feed);
    this.#schedule();
  }

  /** Call when `sink` has bytes to write and had none before. */
  addSink(sink: Sink): void {
    this.#sinks.push(sink);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#run);
  }

  readonly #run = (): void => {
    this.#deliver();
    const sinks = this.#sinks;
    this.#sinks = [];
    for (const sink of sinks) {
      try {
        sink.flush();
      } catch (error) {
        this.#report(error);
      }
    }
    this.#scheduled = false;
    if (this.#feeds.length > 0 || this.#sinks.length > 0) this.#schedule();
  };

  #deliver(): void {
    let left = DELIVERIES_PER_TURN;
    while (left > 0 && this.#feeds.length > 0) {
      const round = this.#feeds;
      this.#feeds = [];
      for (const [index, feed] of round.entries()) {
        if (left <= 0) {
          // Those that had no turn go before those that had one.
          this.#feeds = [...round.slice(index), ...this.#feeds];
          break;
        }
        try {
          const done = feed.deliver(Math.min(left, DELIVERIES_PER_SLICE));
          this.#delivered += done;
          left -= done;
          if (feed.pending) this.#feeds.push(feed);
        } catch (error) {
          this.#report(error);
        }
      }
    }
  }
}

import { Duplex } from 'node:stream';
import type { PgliteThread } from './start-pglite-thread.ts';

/** The frontend messages used here. https://www.postgresql.org/docs/current/protocol-message-formats.html */
const TERMINATE = 'X'.charCodeAt(0);
const SYNC = message('S', '');

/** What a server does when a client hangs up: end its transaction, and drop its settings and LISTENs. */
const RESET = Buffer.concat([SYNC, message('Q', 'ROLLBACK\0'), message('Q', 'DISCARD ALL\0')]);

/** The connections of an embedded database. */
interface EmbeddedSockets {
  /** A new socket. It connects when those made before it are closed: PGlite has a single session. */
  create(): Duplex;
  /** Settles when every socket made so far is closed. */
  closed(): Promise<void>;
}

/**
 * Lets node-postgres reach a PGlite in this process, through its `stream` option. (PGlite's own
 * `createPgConfig` fails the queries of whoever comes next when a client is released with an error.)
 *
 * @example
 * const sockets = createEmbeddedSockets(pglite);
 * const pool = new pg.Pool({ stream: () => sockets.create(), max: 1, ssl: false });
 */
export function createEmbeddedSockets(pglite: Pick<PgliteThread, 'exchange'>): EmbeddedSockets {
  let vacant = Promise.resolve();
  return {
    create() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const socket = new EmbeddedSocket(pglite, vacant, resolve);
      vacant = promise;
      return socket;
    },
    closed: () => vacant,
  };
}

/** As much of a `net.Socket` as node-postgres uses, speaking the wire protocol with PGlite. */
class EmbeddedSocket extends Duplex {
  readonly #pglite: Pick<PgliteThread, 'exchange'>;
  readonly #vacant: Promise<void>;
  readonly #leave: () => void;
  #connected = false;

  constructor(pglite: Pick<PgliteThread, 'exchange'>, vacant: Promise<void>, leave: () => void) {
    super();
    this.#pglite = pglite;
    this.#vacant = vacant;
    this.#leave = leave;
  }

  connect(): this {
    void this.#vacant.then(() => {
      this.#connected = !this.destroyed;
      if (this.#connected) this.emit('connect');
      else this.#leave();
    });
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#send(chunk).then(() => done(), done);
  }

  /** One call for the messages of a query: parse, bind, describe, execute, sync. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void): void {
    const messages = chunks.map(({ chunk }) => chunk).filter((chunk) => chunk[0] !== TERMINATE);
    this.#send(Buffer.concat(messages)).then(() => done(), done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const reset: Promise<unknown> = this.#connected
      ? this.#pglite.exchange(RESET).finally(this.#leave)
      : Promise.resolve();
    reset.then(
      () => done(error),
      (failure) => done(error ?? failure),
    );
  }

  async #send(messages: Buffer): Promise<void> {
    const answer = await this.#pglite.exchange(messages);
    if (answer.length > 0) this.push(answer);
  }
}

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}

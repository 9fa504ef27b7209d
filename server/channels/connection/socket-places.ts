import type { Socket } from 'node:net';
import { networkOf } from './network.ts';

/** How many TCP connections there may be. */
export interface SocketLimits {
  /** Of all addresses together. */
  most: number;
  /** Of one address (of IPv6: of a /64). */
  perAddress: number;
  /** Whether many clients come by this address, as by a proxy's: it may have them all. */
  isShared: (address: string) => boolean;
}

interface Holder {
  open: number;
  /** Those that ask for nothing, oldest first. */
  idle: Set<Socket>;
}

/**
 * The TCP connections of a server. Where there are too many, of one address or of all, the one goes that
 * has asked for nothing the longest; it is the newest itself where all others are at work.
 */
export class SocketPlaces {
  readonly #limits: SocketLimits;
  readonly #holders = new Map<string, Holder>();
  readonly #open = new Map<Socket, string>();
  readonly #idle = new Set<Socket>();

  constructor(limits: SocketLimits) {
    this.#limits = limits;
  }

  /** Connections there are. */
  get size(): number {
    return this.#open.size;
  }

  /** Takes a new connection in, and perhaps another out. */
  add(socket: Socket): void {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return; // it is gone already
    const address = networkOf(remoteAddress);
    const holder = this.#holders.get(address) ?? { open: 0, idle: new Set() };
    holder.open += 1;
    this.#holders.set(address, holder);
    this.#open.set(socket, address);
    socket.once('close', () => this.#remove(socket));
    this.rest(socket);
    const { most, perAddress, isShared } = this.#limits;
    if (holder.open > perAddress && !isShared(remoteAddress)) this.#end(holder.idle);
    else if (this.#open.size > most) this.#end(this.#idle);
  }

  /** Notes that a connection asks for something. */
  work(socket: Socket): void {
    this.#idle.delete(socket);
    this.#holderOf(socket)?.idle.delete(socket);
  }

  /** Notes that a connection asks for nothing more. */
  rest(socket: Socket): void {
    const holder = this.#holderOf(socket);
    if (!holder) return;
    this.#idle.add(socket);
    holder.idle.add(socket);
  }

  #end([oldest]: Set<Socket>): void {
    if (!oldest) return;
    this.#remove(oldest);
    // A reset leaves nothing to be waited for, as an orderly end would at a peer that says nothing.
    oldest.resetAndDestroy();
  }

  #remove(socket: Socket): void {
    const address = this.#open.get(socket);
    const holder = this.#holderOf(socket);
    if (address === undefined || !holder) return;
    this.work(socket);
    this.#open.delete(socket);
    holder.open -= 1;
    if (holder.open === 0) this.#holders.delete(address);
  }

  #holderOf(socket: Socket): Holder | undefined {
    return this.#holders.get(this.#open.get(socket) ?? '');
  }
}

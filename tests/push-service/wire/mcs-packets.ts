import { readVarint, varint } from './protobuf.ts';

/** What an MCS packet says it holds. Chromium: google_apis/gcm/protocol/mcs.proto */
export const MCS_TAG = {
  heartbeatPing: 0,
  heartbeatAck: 1,
  loginRequest: 2,
  loginResponse: 3,
  close: 4,
  iqStanza: 7,
  dataMessage: 8,
} as const;

/** Each side begins its stream with this byte. */
export const MCS_VERSION = 41;

/** Bytes; a browser's largest packet is its login, far below this. */
const MAX_PACKET = 1 << 20;

export interface McsPacket {
  tag: number;
  body: Buffer;
}

/** A packet as it stands on the wire: tag, varint size, protobuf. */
export function encodeMcsPacket({ tag, body }: McsPacket): Buffer {
  return Buffer.concat([Buffer.from([tag]), varint(body.length), body]);
}

/** Cuts what one side of an MCS connection sends into its packets. */
export class McsPacketReader {
  #rest: Buffer = Buffer.alloc(0);
  #versionSeen = false;

  /**
   * Takes the next bytes of the stream.
   *
   * @returns the packets that are complete with them
   * @throws Error when the stream is of another version, or a packet is larger than 1 MiB
   */
  read(chunk: Buffer): McsPacket[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    if (!this.#versionSeen && this.#rest.length > 0) {
      if (this.#rest[0] !== MCS_VERSION) throw new Error(`MCS version ${this.#rest[0]}`);
      this.#versionSeen = true;
      this.#rest = this.#rest.subarray(1);
    }
    const packets: McsPacket[] = [];
    for (let packet = this.#next(); packet; packet = this.#next()) packets.push(packet);
    return packets;
  }

  #next(): McsPacket | null {
    const [tag] = this.#rest;
    const size = readVarint(this.#rest, 1);
    if (tag === undefined || !size) return null;
    if (size.value > MAX_PACKET) throw new Error(`An MCS packet of ${size.value} bytes`);
    const end = size.end + Number(size.value);
    if (this.#rest.length < end) return null;
    const body = this.#rest.subarray(size.end, end);
    this.#rest = this.#rest.subarray(end);
    return { tag, body };
  }
}

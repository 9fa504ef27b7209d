/** Larger frames that come in parts are not put together: their two ends are enough. */
const KEPT = 4096;
const END = 256;

/** Called with a frame's payload as `bytes[start…end)`; of a large one, its beginning and its end. */
export type OnFrame = (bytes: Buffer, start: number, end: number) => void;

/**
 * Finds the frames in what a server sends. It must cost far less than the server's own work, so
 * nothing is decoded, and large frames are passed over without a copy.
 */
export class FrameScanner {
  readonly #onFrame: OnFrame;
  /** The beginning of a frame whose rest has not come yet. */
  #rest: Buffer | null = null;
  /** Of a large frame: how much of it is still to come, its beginning, and its end so far. */
  #missing = 0;
  #beginning = Buffer.alloc(0);
  #end = Buffer.alloc(0);

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  feed(chunk: Buffer): void {
    let bytes = chunk;
    if (this.#missing > 0) {
      const part = bytes.subarray(0, this.#missing);
      this.#missing -= part.length;
      this.#end = Buffer.concat([this.#end, part.subarray(-END)]).subarray(-END);
      if (this.#missing > 0) return;
      const ends = Buffer.concat([this.#beginning, this.#end]);
      this.#onFrame(ends, 0, ends.length);
      bytes = bytes.subarray(part.length);
    }
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, bytes]);
      this.#rest = null;
    }
    this.#scan(bytes);
  }

  #scan(bytes: Buffer): void {
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      let start = at + 2;
      let length = short;
      if (short === 126) {
        if (at + 4 > bytes.length) break;
        start = at + 4;
        length = bytes.readUInt16BE(at + 2);
      } else if (short === 127) {
        if (at + 10 > bytes.length) break;
        start = at + 10;
        length = bytes.readUInt32BE(at + 6);
      }
      const end = start + length;
      if (end > bytes.length) {
        if (length <= KEPT || bytes.length - start < END) break;
        this.#beginning = Buffer.from(bytes.subarray(start, start + END));
        this.#end = Buffer.from(bytes.subarray(Math.max(start, bytes.length - END)));
        this.#missing = end - bytes.length;
        return;
      }
      this.#onFrame(bytes, start, end);
      at = end;
    }
    if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
  }
}

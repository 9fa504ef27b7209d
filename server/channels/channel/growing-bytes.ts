const FIRST_CAPACITY = 1024;

/**
 * UTF-8 text that is only ever added to. What {@link view} has returned stays valid and unchanged
 * while more is appended, so it can be written to sockets without a copy.
 */
export class GrowingBytes {
  #bytes = Buffer.alloc(0);
  #length = 0;

  append(text: string): void {
    const needed = this.#length + Buffer.byteLength(text);
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_CAPACITY, needed * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#bytes.write(text, this.#length, 'utf8');
    this.#length = needed;
  }

  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}

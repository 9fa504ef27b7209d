/** A frame for every subscriber but perhaps one. */
export interface Publication<Recipient> {
  frame: Buffer;
  /** Who is left out: the sender of a client event, or the `socket_id` of a trigger. */
  except: Recipient | null;
}

/**
 * What a channel says in one turn, as one run of bytes for all. A recipient that is left out of
 * some frames gets the parts of the same bytes between them; nothing is encoded or copied again.
 */
export class Batch<Recipient> {
  readonly #forAll: readonly [Buffer];
  readonly #parts = new Map<Recipient, Buffer[]>();

  constructor(publications: readonly Publication<Recipient>[]) {
    const [only] = publications;
    const bytes =
      publications.length === 1 && only
        ? only.frame
        : Buffer.concat(publications.map(({ frame }) => frame));
    this.#forAll = [bytes];
    const resume = new Map<Recipient, number>();
    let offset = 0;
    for (const { frame, except } of publications) {
      if (except !== null) {
        const from = resume.get(except) ?? 0;
        const parts = this.#parts.get(except) ?? [];
        if (offset > from) parts.push(bytes.subarray(from, offset));
        this.#parts.set(except, parts);
        resume.set(except, offset + frame.length);
      }
      offset += frame.length;
    }
    for (const [recipient, from] of resume) {
      if (from < offset) this.#parts.get(recipient)?.push(bytes.subarray(from));
    }
  }

  /** The bytes for one recipient; possibly none. */
  for(recipient: Recipient): readonly Buffer[] {
    return this.#parts.get(recipient) ?? this.#forAll;
  }
}

/** Reads a stream in pieces of the reader's choice, holding no more than one piece and what came with it. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, or null where the stream ends before. */
  async read(bytes: number): Promise<Buffer | null> {
    const pieces = [this.#held];
    let length = this.#held.length;
    while (length < bytes) {
      const next = await this.#source.next();
      if (next.done) return null;
      pieces.push(next.value);
      length += next.value.length;
    }
    const all = pieces.length === 1 ? this.#held : Buffer.concat(pieces);
    this.#held = all.subarray(bytes);
    return all.subarray(0, bytes);
  }

  async ended(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#source.next();
      if (next.done) return true;
      this.#held = next.value;
    }
    return false;
  }
}

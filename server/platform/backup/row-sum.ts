import { hash } from 'node:crypto';

const lineBreak = 0x0a;
const lanes = 8;

/**
 * A checksum of a table's rows that does not depend on their order: SHA-256 of each line that COPY writes (a line break
 * inside a value is escaped there), added up in eight lanes of 32 bits. Memory does not grow with the table.
 */
export class RowSum {
  rows = 0;
  readonly #sums = new Uint32Array(lanes);
  #rest: Buffer = Buffer.alloc(0);

  add(piece: Buffer): void {
    const text = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let from = 0;
    for (let to = text.indexOf(lineBreak); to >= 0; to = text.indexOf(lineBreak, from)) {
      this.#addLine(text.subarray(from, to));
      from = to + 1;
    }
    this.#rest = Buffer.from(text.subarray(from));
  }

  #addLine(line: Buffer): void {
    const digest = hash('sha256', line, 'buffer');
    for (let lane = 0; lane < lanes; lane += 1)
      this.#sums[lane] = (this.#sums[lane] ?? 0) + digest.readUInt32BE(lane * 4);
    this.rows += 1;
  }

  get checksum(): string {
    return [...this.#sums].map((sum) => sum.toString(16).padStart(8, '0')).join('');
  }
}

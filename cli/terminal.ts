import type { Readable, Writable } from 'node:stream';
import type { Language } from './refusal.ts';

/** What a command may touch of the world, besides the files that it is told. */
export type Terminal = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly language: Language;
  /** Milliseconds that only go forward, for progress. */
  readonly elapsed: () => number;
};

/** Waits where the reader is slower than we are. */
export function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

export function writeJson(stream: Writable, document: unknown): Promise<void> {
  return write(stream, `${JSON.stringify(document, null, 2)}\n`);
}

/** Columns that a terminal gives a text: Chinese characters and full-width forms take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}

/** Rows under each other with two spaces between columns; the last column is not padded. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, place) => {
      widths[place] = Math.max(widths[place] ?? 0, displayWidth(cell));
    });
  }
  const line = (row: readonly string[]): string =>
    row
      .map((cell, place) =>
        place === row.length - 1 ? cell : cell + ' '.repeat((widths[place] ?? 0) - displayWidth(cell) + 2),
      )
      .join('');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** Lines of at most `width` columns, broken at spaces or between Chinese characters. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[!-~]+\s*|./gsu) ?? []) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

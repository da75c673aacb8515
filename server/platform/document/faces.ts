import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

export type Weight = 'regular' | 'bold';

const weights: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };
const package_ = '@fontsource-variable/noto-sans-sc';
/** Stands for what the face has no picture of. */
const unknown = '□';

/**
 * Noto Sans SC (SIL Open Font License) comes in a hundred pieces, characters that are often used together in one. A document carries
 * of each piece the pictures of its own characters alone, at the two weights that it is set in.
 */
export interface Faces {
  /** The piece that has a character; null where none has. */
  pieceOf(character: string): string | null;
  subset(piece: string, characters: Iterable<string>, weight: Weight): Promise<Uint8Array>;
}

export async function openFaces(): Promise<Faces> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${package_}/package.json`));
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const pieces = piecesByCharacter(ranges);
  return {
    pieceOf: (character) => pieces.get(character.codePointAt(0) ?? 0) ?? null,
    subset: async (piece, characters, weight) => {
      const font = await readFile(join(folder, 'files', `noto-sans-sc-${piece}-wght-normal.woff2`));
      return subsetFont(font, [...characters].join(''), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weights[weight] },
      });
    },
  };
}

/** `{ "[12]": "U+4e00-4e05,U+4e10" }` as a piece for each code point; the first that has one is its piece. */
export function piecesByCharacter(ranges: Readonly<Record<string, string>>): Map<number, string> {
  const pieces = new Map<number, string>();
  for (const [name, written] of Object.entries(ranges)) {
    const piece = name.replaceAll(/[[\]]/g, '');
    for (const range of written.split(',')) {
      const [first = 0, last = first] = range
        .trim()
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      for (let code = first; code <= last; code++) if (!pieces.has(code)) pieces.set(code, piece);
    }
  }
  return pieces;
}

/** A text as it can be set: what has no picture is an empty box, tabs are blanks, and what cannot be seen is left out. */
export function settable(text: string, faces: Pick<Faces, 'pieceOf'>): string {
  const plain = text.normalize('NFC').replaceAll('\t', '  ').replaceAll(/\r\n?/g, '\n');
  return [...plain.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? character : ''))]
    .map((character) => (character === '\n' || faces.pieceOf(character) ? character : unknown))
    .join('');
}

import LineBreaker from 'linebreak';
import type PDFDocument from 'pdfkit';
import type { Faces, Weight } from './faces.ts';

type Pdf = InstanceType<typeof PDFDocument>;

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

/** Letters of one piece of the face that follow each other. */
interface Run {
  readonly font: string;
  readonly text: string;
}

/** Sets text that needs several pieces of a face as if it were one. Sizes and places are in points. */
export interface Type {
  widthOf(text: string, style: Style): number;
  /** Lines no wider than so much; the rules of Unicode (UAX 14) say where one may end. */
  linesOf(text: string, style: Style, width: number): string[];
  set(text: string, style: Style, x: number, y: number): void;
}

const fontName = (piece: string, weight: Weight) => `${weight}-${piece}`;

/** Puts into the document the pieces that its texts need. */
export async function openType(pdf: Pdf, faces: Faces, texts: Readonly<Record<Weight, string>>): Promise<Type> {
  for (const weight of ['regular', 'bold'] as const) {
    for (const [piece, characters] of byPiece(texts[weight], faces))
      pdf.registerFont(fontName(piece, weight), Buffer.from(await faces.subset(piece, characters, weight)));
  }
  const runsOf = (text: string, weight: Weight) => runs(text, (piece) => fontName(piece, weight), faces);
  const widths = new Map<string, number>();
  const measured = (run: Run, size: number): number => {
    const key = `${run.font}|${run.text}`;
    const known = widths.get(key) ?? pdf.font(run.font).fontSize(100).widthOfString(run.text) / 100;
    widths.set(key, known);
    return known * size;
  };
  const widthOf: Type['widthOf'] = (text, { size, weight }) =>
    runsOf(text, weight).reduce((width, run) => width + measured(run, size), 0);
  return {
    widthOf,
    linesOf: (text, style, width) => lines(text, width, (part) => widthOf(part, style)),
    set: (text, style, x, y) => {
      let at = x;
      for (const run of runsOf(text, style.weight)) {
        pdf.font(run.font).fontSize(style.size).fillColor(style.colour);
        pdf.text(run.text, at, y, { lineBreak: false });
        at += measured(run, style.size);
      }
    },
  };
}

function byPiece(text: string, faces: Faces): Map<string, Set<string>> {
  const pieces = new Map<string, Set<string>>();
  for (const character of new Set(text)) {
    const piece = faces.pieceOf(character);
    if (piece) pieces.set(piece, (pieces.get(piece) ?? new Set()).add(character));
  }
  return pieces;
}

function runs(text: string, fontOf: (piece: string) => string, faces: Faces): Run[] {
  const found: { font: string; text: string }[] = [];
  for (const character of text) {
    const piece = faces.pieceOf(character);
    if (!piece) continue;
    const font = fontOf(piece);
    const last = found.at(-1);
    if (last?.font === font) last.text += character;
    else found.push({ font, text: character });
  }
  return found;
}

/** Pure: what is wider than a line by itself, a long number or address, is cut where the line ends. */
export function lines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const done: string[] = [];
  let line = '';
  for (const { part, endsLine } of partsOf(text)) {
    if (line !== '' && widthOf(`${line}${part}`.trimEnd()) > width) {
      done.push(line.trimEnd());
      line = '';
    }
    const pieces = widthOf(part.trimEnd()) > width ? cut(part, width, widthOf) : [part];
    done.push(...pieces.slice(0, -1));
    line += pieces.at(-1) ?? '';
    if (endsLine) {
      done.push(line.trimEnd());
      line = '';
    }
  }
  if (line !== '' || done.length === 0) done.push(line.trimEnd());
  return done;
}

function* partsOf(text: string): Generator<{ part: string; endsLine: boolean }> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const part = text.slice(from, next.position);
    from = next.position;
    yield { part: part.replace(/\n$/, ''), endsLine: Boolean(next.required) && part.endsWith('\n') };
  }
}

function cut(text: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces = [''];
  for (const character of text) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && widthOf(last + character) > width) pieces.push(character);
    else pieces[pieces.length - 1] = last + character;
  }
  return pieces;
}

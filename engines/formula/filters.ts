import type { Token } from './lexer.ts';
import { type Reader, writtenOf } from './reader.ts';
import { bounds, type Filter, FormulaProblem } from './syntax.ts';
import { findDimension, nearest } from './vocabulary.ts';

const inWords = ['in', '属于'];

/** `[product = "broadband", channel in ("chat", "voice")]` behind a measure; all of them must hold. */
export function filtersOf(reader: Reader, to: number): { where: readonly Filter[]; to: number } {
  if (!reader.takeSign('[')) return { where: [], to };
  const where = [filterOf(reader)];
  while (reader.takeSign(',')) where.push(filterOf(reader));
  return { where, to: reader.want(']').to };
}

function filterOf(reader: Reader): Filter {
  const token = reader.take();
  const dimension = dimensionOf(reader, token);
  const next = reader.next();
  if (next?.kind === 'name' && inWords.includes(next.name.toLowerCase())) {
    reader.take();
    return { dimension, isExcluding: false, values: valuesOf(reader) };
  }
  const isExcluding = reader.takeSign('<>');
  if (!isExcluding) reader.want('=');
  return { dimension, isExcluding, values: [textOf(reader.take())] };
}

function dimensionOf(reader: Reader, token: Token): string {
  if (token.kind !== 'name' && token.kind !== 'text')
    throw new FormulaProblem('unexpected', token.place, { found: writtenOf(token) });
  const written = token.kind === 'name' ? token.name : token.text;
  const known = findDimension(written, reader.vocabulary);
  if (known) return known.code;
  throw new FormulaProblem('unknown-dimension', token.place, {
    found: written,
    nearest: nearest(written, reader.vocabulary.dimensions),
  });
}

function valuesOf(reader: Reader): string[] {
  const begin = reader.want('(');
  const values = [textOf(reader.take())];
  while (reader.takeSign(',')) values.push(textOf(reader.take()));
  const end = reader.want(')');
  if (values.length > bounds.values)
    throw new FormulaProblem(
      'arguments',
      { from: begin.from, to: end.to },
      {
        function: 'in',
        least: 1,
        most: bounds.values,
        found: values.length,
      },
    );
  return values;
}

function textOf(token: Token): string {
  if (token.kind === 'text') return token.text;
  throw new FormulaProblem('unexpected', token.place, { found: writtenOf(token), wanted: '"…"' });
}

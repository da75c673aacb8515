import { filtersOf } from './filters.ts';
import type { Token } from './lexer.ts';
import { type Reader, writtenOf } from './reader.ts';
import {
  type Arithmetic,
  bounds,
  type CallName,
  type Comparison,
  type Expression,
  FormulaProblem,
  type Place,
} from './syntax.ts';
import { findMeasure, type MeasureUnit, nearest } from './vocabulary.ts';

const spanning = (left: Expression, right: Expression): Place => ({ from: left.place.from, to: right.place.to });
const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'name' && words.includes(token.name.toLowerCase());

/** Loosest first: or, and, not, comparison, sum, product, sign. */
export function readExpression(reader: Reader, depth = 0): Expression {
  if (depth > bounds.depth)
    throw new FormulaProblem('too-deep', reader.next()?.place ?? { from: 0, to: 0 }, { most: bounds.depth });
  return readLogic(reader, 'or', () => readLogic(reader, 'and', () => readNot(reader, depth)));
}

const logicWords = { and: ['and', '且', '并且'], or: ['or', '或', '或者'] };

function readLogic(reader: Reader, word: 'and' | 'or', tighter: () => Expression): Expression {
  let left = tighter();
  while (isWord(reader.next(), ...logicWords[word])) {
    reader.take();
    const right = tighter();
    left = { kind: 'logic', word, left, right, place: spanning(left, right) };
  }
  return left;
}

function readNot(reader: Reader, depth: number): Expression {
  if (!isWord(reader.next(), 'not', '非')) return readComparison(reader, depth);
  const { place } = reader.take();
  const of = readDeeper(reader, depth, readNot);
  return { kind: 'not', of, place: { from: place.from, to: of.place.to } };
}

function readDeeper(reader: Reader, depth: number, read: (reader: Reader, depth: number) => Expression): Expression {
  if (depth >= bounds.depth)
    throw new FormulaProblem('too-deep', reader.next()?.place ?? { from: 0, to: 0 }, { most: bounds.depth });
  return read(reader, depth + 1);
}

function readComparison(reader: Reader, depth: number): Expression {
  const left = readSum(reader, depth);
  const token = reader.next();
  if (token?.kind !== 'sign' || !['=', '<>', '<', '<=', '>', '>='].includes(token.sign)) return left;
  reader.take();
  const right = readSum(reader, depth);
  return { kind: 'comparison', sign: token.sign as Comparison, left, right, place: spanning(left, right) };
}

const readSum = (reader: Reader, depth: number) => readChain(reader, ['+', '-'], () => readProduct(reader, depth));
const readProduct = (reader: Reader, depth: number) => readChain(reader, ['*', '/'], () => readSigned(reader, depth));

function readChain(reader: Reader, signs: readonly Arithmetic[], tighter: () => Expression): Expression {
  let left = tighter();
  for (let token = reader.next(); token?.kind === 'sign'; token = reader.next()) {
    const sign = signs.find((known) => token?.kind === 'sign' && known === token.sign);
    if (!sign) break;
    reader.take();
    const right = tighter();
    left = { kind: 'arithmetic', sign, left, right, place: spanning(left, right) };
  }
  return left;
}

function readSigned(reader: Reader, depth: number): Expression {
  const token = reader.next();
  if (token && reader.takeSign('-')) {
    const of = readDeeper(reader, depth, readSigned);
    return { kind: 'negation', of, place: { from: token.place.from, to: of.place.to } };
  }
  return readPart(reader, depth);
}

function readPart(reader: Reader, depth: number): Expression {
  const token = reader.take();
  if (token.kind === 'number') return readNumber(reader, token.value, token.place);
  if (token.kind === 'text') return readReference(reader, token.text, token.place);
  if (token.kind === 'sign' && token.sign === '(') {
    const inside = readExpression(reader, depth + 1);
    const end = reader.want(')');
    return { ...inside, place: { from: token.place.from, to: end.to } };
  }
  if (token.kind !== 'name') throw new FormulaProblem('unexpected', token.place, { found: writtenOf(token) });
  const after = reader.next();
  const isCall = after?.kind === 'sign' && after.sign === '(';
  return isCall ? readCall(reader, token.name, token.place, depth) : readReference(reader, token.name, token.place);
}

const unitWords: Readonly<Record<Exclude<MeasureUnit, 'number' | 'money'>, readonly string[]>> = {
  seconds: ['s', 'second', 'seconds', '秒'],
  minutes: ['min', 'minute', 'minutes', '分钟'],
  hours: ['h', 'hour', 'hours', '小时'],
  days: ['d', 'day', 'days', '天'],
};

/** A number, and the unit of time that may stand behind it: `30 minutes`. */
function readNumber(reader: Reader, value: number, place: Place): Expression {
  const next = reader.next();
  const written = next?.kind === 'name' ? next.name.toLowerCase() : '';
  const unit = (Object.keys(unitWords) as (keyof typeof unitWords)[]).find((known) =>
    unitWords[known].includes(written),
  );
  if (!unit) return { kind: 'number', value, unit: 'number', place };
  const { to } = reader.take().place;
  return { kind: 'number', value, unit, place: { from: place.from, to } };
}

function readReference(reader: Reader, written: string, place: Place): Expression {
  const measure = findMeasure(written, reader.vocabulary);
  if (!measure)
    throw new FormulaProblem('unknown-measure', place, {
      found: written,
      nearest: nearest(written, reader.vocabulary.measures),
    });
  const { where, to } = filtersOf(reader, place.to);
  return {
    kind: 'reference',
    take: 'sum',
    measure: measure.code,
    unit: measure.unit,
    where,
    rank: null,
    place: { from: place.from, to },
  };
}

const calls: Readonly<
  Record<CallName, { readonly words: readonly string[]; readonly least: number; readonly most: number }>
> = {
  min: { words: ['min', '最小'], least: 2, most: 10 },
  max: { words: ['max', '最大'], least: 2, most: 10 },
  abs: { words: ['abs', '绝对值'], least: 1, most: 1 },
  coalesce: { words: ['coalesce', '缺省'], least: 2, most: 10 },
  if: { words: ['if', '如果'], least: 3, most: 3 },
  previous: { words: ['previous', '上期'], least: 1, most: 1 },
};
const takes = { count: ['count', '次数'], percentile: ['percentile', '百分位'] };
const dayWords = ['days', '天数'];

/** All that may stand before a bracket, by its first word. */
export const functionNames: readonly string[] = [...Object.keys(calls), ...Object.keys(takes), 'days'];

function readCall(reader: Reader, written: string, place: Place, depth: number): Expression {
  const name = written.toLowerCase();
  reader.want('(');
  if (dayWords.includes(name)) return { kind: 'days', place: { from: place.from, to: reader.want(')').to } };
  if (takes.count.includes(name)) return readTaken(reader, depth, 'count', place);
  if (takes.percentile.includes(name)) return readTaken(reader, depth, 'percentile', place);
  const found = (Object.keys(calls) as CallName[]).find((known) => calls[known].words.includes(name));
  if (!found) throw new FormulaProblem('unknown-function', place, { found: written, known: functionNames.join(', ') });
  const over = [readExpression(reader, depth + 1)];
  while (reader.takeSign(',')) over.push(readExpression(reader, depth + 1));
  const end = reader.want(')');
  const { least, most } = calls[found];
  const whole = { from: place.from, to: end.to };
  if (over.length < least || over.length > most)
    throw new FormulaProblem('arguments', whole, { function: written, least, most, found: over.length });
  return { kind: 'call', name: found, over, place: whole };
}

/** `count(measure)` and `percentile(measure, rank)`: of a measure itself, not of what was reckoned. */
function readTaken(reader: Reader, depth: number, take: 'count' | 'percentile', place: Place): Expression {
  const of = readExpression(reader, depth + 1);
  if (of.kind !== 'reference' || of.take !== 'sum')
    throw new FormulaProblem('unexpected', of.place, { found: take, wanted: 'measure' });
  if (take === 'count') return { ...of, take, place: { from: place.from, to: reader.want(')').to } };
  reader.want(',');
  const rank = reader.take();
  if (rank.kind !== 'number' || rank.value <= 0 || rank.value >= 100)
    throw new FormulaProblem('rank-out-of-range', rank.place, { above: 0, below: 100 });
  return { ...of, take, rank: rank.value, place: { from: place.from, to: reader.want(')').to } };
}

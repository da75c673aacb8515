import type { Bilingual } from '@tongli/contracts/kernel';
import type { FormulaProblem } from '@tongli/contracts/measures';
import type { Expression, Filter, Needed, Reference } from '@tongli/formula';
import type { Call } from '../../../platform/call.ts';
import { unitNames } from '../../org/index.ts';
import { readUnits } from '../cells/reading.ts';

/** A value of a dimension, by its code and by its name. */
export interface ValueWord {
  readonly dimension: string;
  readonly code: string;
  readonly name: Bilingual;
}

/** Products, areas, causes and queues have their names outside this module's map. */
export type ReadValueWords = (call: Call) => Promise<readonly ValueWord[]>;

/** All that are named, units of this house among them. */
export async function readValues(call: Call, readWords: ReadValueWords): Promise<readonly ValueWord[]> {
  const units = await unitNames(call, await readUnits(call, null));
  const ofUnits = [...units].map(([code, name]) => ({ dimension: 'unit', code, name }));
  return [...(await readWords(call)), ...ofUnits];
}

/** Of these dimensions a value that has no name is a slip; others have codes alone. */
const named: ReadonlySet<string> = new Set(['product', 'area', 'cause', 'unit', 'queue']);

const isCalled = (written: string, { code, name }: ValueWord) =>
  [code, name.zh, name.en].some((word) => word.toLowerCase() === written.trim().toLowerCase());

function codeOf(dimension: string, written: string, words: readonly ValueWord[]): string | null {
  if (written === '') return '';
  const found = words.find((word) => word.dimension === dimension && isCalled(written, word));
  if (found) return found.code;
  return named.has(dimension) ? null : written.trim();
}

/** The first value that nobody knows, where the measure stands that it is to narrow; null where all are known. */
export function unknownValue(needs: readonly Needed[], words: readonly ValueWord[]): FormulaProblem | null {
  for (const { reference } of needs)
    for (const { dimension, values } of reference.where)
      for (const found of values)
        if (codeOf(dimension, found, words) === null)
          return { code: 'unknown-value', params: { dimension, found }, ...reference.place };
  return null;
}

/** The same with codes in the place of names, so that it means the same whatever they are called later. */
export function withCodes(expression: Expression, words: readonly ValueWord[]): Expression {
  const inner = (part: Expression) => withCodes(part, words);
  if (expression.kind === 'reference') return referenceWithCodes(expression, words);
  if ('left' in expression)
    return { ...expression, left: inner(expression.left), right: inner(expression.right) } as Expression;
  if ('of' in expression) return { ...expression, of: inner(expression.of) };
  return expression.kind === 'call' ? { ...expression, over: expression.over.map(inner) } : expression;
}

const referenceWithCodes = (reference: Reference, words: readonly ValueWord[]): Reference => ({
  ...reference,
  where: reference.where.map(
    (filter): Filter => ({
      ...filter,
      values: filter.values.map((value) => codeOf(filter.dimension, value, words) ?? value),
    }),
  ),
});

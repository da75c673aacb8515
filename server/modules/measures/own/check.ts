import { dayRange } from '@tongli/calendar';
import type { BodyOf, ReplyOf } from '@tongli/contracts/kernel';
import {
  type checkFormula,
  type FormulaVocabulary,
  type getFormulaVocabulary,
  unitsOfResult,
} from '@tongli/contracts/measures';
import { functionNames } from '@tongli/formula';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay, projectAsked } from '../../org/index.ts';
import { earlier } from '../dates.ts';
import { checkBack } from './card.ts';
import { chartTypesFor, understand } from './formula.ts';
import { figureOver, readCounted } from './reads.ts';
import type { Own } from './store.ts';
import { type ReadValueWords, readValues } from './values.ts';
import { vocabulary } from './vocabulary.ts';

type Checked = ReplyOf<typeof checkFormula>;

/** A formula that nobody has kept yet, as an indicator with one edition. */
const passing = (
  projectId: string,
  unit: Own['unit'],
  { expression, nature, result, words }: Exclude<ReturnType<typeof understand>, { problem: unknown }>,
  at: Date,
): Own => {
  const name = { zh: '', en: '' };
  const edition = {
    ...{ number: 1, fromOn: null, name, purpose: '', formula: '', words, expression, nature, target: null },
    ...({ direction: 'higher-is-better', setAt: at, setBy: '' } as const),
  };
  return {
    ...{ id: '', code: '', projectId, unit, result, nature: nature.nature, ownerId: '' },
    ...{ archivedAt: null, version: 0, editions: [edition] },
  };
};

/** What is wrong and where, or what it means and comes to over a period. */
export async function checkWritten(
  call: Call,
  { projectId: asked, formula, unit: wanted, ...span }: BodyOf<typeof checkFormula>,
  readWords: ReadValueWords,
): Promise<Checked | Refusal> {
  const refused = checkRange(span, 'body', 400);
  if (refused) return refused;
  const projectId = await projectAsked(call, asked, 'body.projectId');
  if (isRefusal(projectId)) return projectId;
  const found = understand(formula, await readValues(call, readWords));
  if ('problem' in found) return { problem: found.problem, meaning: null };
  const fitting: readonly Own['unit'][] = unitsOfResult[found.result];
  const unit = fitting.find((one) => one === wanted) ?? fitting[0] ?? 'number';
  const own = passing(projectId, unit, found, call.now);
  const { today } = await businessDay(call);
  const range = { from: span.from, to: earlier(span.to, today) };
  const tooFar = checkBack(own, range);
  if (tooFar) return tooFar;
  const counted = await readCounted(call, { projectId }, [found.expression], range, today);
  const { value, days } = figureOver(own, counted, range);
  const { words, result, nature } = found;
  return {
    problem: null,
    meaning: {
      ...{ words, result, nature: nature.nature, chartTypes: chartTypesFor(nature), unit, value },
      ...{ daysKnown: value === null ? 0 : days, days: dayRange(range.from, range.to).length },
    },
  };
}

/** All that a formula may speak of. */
export async function describeVocabulary(
  call: Call,
  readWords: ReadValueWords,
): Promise<ReplyOf<typeof getFormulaVocabulary>> {
  const values = await readValues(call, readWords);
  const measures: FormulaVocabulary['measures'] = vocabulary.measures.map(({ hasPercentiles = false, ...word }) => ({
    ...word,
    hasPercentiles,
  }));
  const dimensions = vocabulary.dimensions.map(({ code, name }) => ({
    ...{ code, name },
    values: values
      .filter(({ dimension }) => dimension === code)
      .map(({ code: value, name: called }) => ({ code: value, name: called })),
  }));
  return { measures, dimensions, functions: [...functionNames] };
}

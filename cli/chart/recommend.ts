import { type ChartType, type Recommendation, type RecommendInput, recommend } from '@tongli/spc';
import type { Flags } from '../flags.ts';
import type { Text } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { countPoints, equalCountPoints, individualPoints, subgroupPoints } from './data.ts';
import { misuseRefused } from './misuse.ts';
import { isSubgrouped, readType } from './options.ts';
import { type Rows, readRows } from './rows.ts';

const recommended: Text = { zh: '建议', en: 'recommended' };

/** Which chart fits the data, and why. A type on the command line says what the data are where they do not tell. */
export async function runRecommend(flags: Flags, terminal: Terminal): Promise<void> {
  const hint = readType(flags);
  if (hint !== undefined && isSubgrouped(hint)) flags.required('subgroup', 'day');
  const source = await readRows(flags, terminal);
  const advice = misuseRefused(source.file, () => recommend(inputOf(source, hint)));
  if (flags.has('json')) return writeJson(terminal.stdout, advice);
  return write(terminal.stdout, adviceText(advice, terminal));
}

function adviceText({ type, reasons }: Recommendation, { language }: Terminal): string {
  const lines = reasons.map(({ text }) => `  ${text[language]}\n`);
  return `${recommended[language]} ${type}\n${lines.join('')}`;
}

function inputOf(source: Rows, hint: ChartType | undefined): RecommendInput {
  const [first] = source.rows;
  if (first?.subgroup !== undefined) return { data: 'subgroup', points: subgroupPoints(source) };
  if (hint === 'i-mr') return { data: 'value', points: individualPoints(source) };
  if (first?.size !== undefined) {
    const proportion = isProportion(source, hint);
    return { data: proportion ? 'proportion' : 'rate', points: countPoints(source, proportion) };
  }
  const opportunity = hint === 'c' ? 'equal' : 'unknown';
  if (hint === 'c' || source.rows.every(({ value }) => value !== null && Number.isInteger(value) && value >= 0)) {
    return { data: 'count', opportunity, points: equalCountPoints(source) };
  }
  return { data: 'value', points: individualPoints(source) };
}

/** Where no type says it: counts that never exceed their sizes are taken as units that are so. */
function isProportion({ rows }: Rows, hint: ChartType | undefined): boolean {
  if (hint !== undefined) return hint !== 'u' && hint !== 'u-prime' && hint !== 'c';
  return rows.every(({ value, size }) => (value ?? 0) <= (size ?? 0));
}

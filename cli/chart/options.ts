import type { ChartType, RuleSetName } from '@tongli/spc';
import type { FlagKinds, Flags } from '../flags.ts';
import { atOption, Refusal, refuseValue } from '../refusal.ts';

export const chartFlags: FlagKinds = {
  data: 'value',
  value: 'value',
  size: 'value',
  subgroup: 'value',
  label: 'value',
  rules: 'value',
  baseline: 'value',
  phase: 'value',
  target: 'value',
  svg: 'value',
  recommend: 'switch',
};

export const chartTypes: readonly ChartType[] = ['xbar-r', 'xbar-s', 'i-mr', 'p', 'np', 'c', 'u', 'p-prime', 'u-prime'];
const ruleSetNames: readonly RuleSetName[] = ['6-8-1-3-5', 'nelson', 'western-electric', '1'];

/** What a chart type reads besides the value: a size that it must or may have, or subgroups. */
export const needsSize: readonly ChartType[] = ['p', 'np', 'u', 'p-prime', 'u-prime'];
const takesSize: readonly ChartType[] = [...needsSize, 'c'];
export const isSubgrouped = (type: ChartType): type is 'xbar-r' | 'xbar-s' => type === 'xbar-r' || type === 'xbar-s';

export type ChartOptions = {
  readonly type: ChartType;
  readonly rules: RuleSetName;
  /** Counted from 0, both ends included. */
  readonly baseline?: { readonly from: number; readonly to: number };
};

export function readChartOptions(flags: Flags): ChartOptions {
  const type = readType(flags);
  if (type === undefined) return refuse('缺少图的类型', 'The type of the chart is missing');
  requireColumnsFor(type, flags);
  const target = flags.value('target');
  if (target !== undefined) {
    refuseValue(atOption('target'), target, {
      zh: `它属于 ewma 和 cusum，${type} 图的中心线取自数据，请去掉它`,
      en: `it belongs to ewma and cusum, and a ${type} chart takes its centre from the data; leave it out`,
    });
  }
  const baseline = flags.value('baseline');
  const rules = readRules(flags.value('rules') ?? '6-8-1-3-5');
  return baseline === undefined ? { type, rules } : { type, rules, baseline: readBaseline(baseline) };
}

/** The type that the command line names, if it names one. */
export function readType({ positional }: Flags): ChartType | undefined {
  const [name, extra] = positional;
  if (extra !== undefined) return refuse(`不认识“${extra}”`, `"${extra}" is not understood`);
  if (name === undefined) return undefined;
  if (name === 'ewma' || name === 'cusum') {
    throw new Refusal({
      zh: `“${name}”图尚不能计算：请使用 i-mr，它用同样的列。`,
      en: `"${name}" charts cannot be computed yet: use i-mr, which reads the same column.`,
    });
  }
  return chartTypes.find((type) => type === name) ?? refuse(`没有“${name}”图`, `There is no chart "${name}"`);
}

function refuse(zh: string, en: string): never {
  const types = chartTypes.join(' ');
  throw new Refusal({
    zh: `${zh}：请写 ${types} 之一，或用 --recommend 让数据来选。`,
    en: `${en}: write one of ${types}, or let --recommend choose from the data.`,
  });
}

function requireColumnsFor(type: ChartType, flags: Flags): void {
  if (isSubgrouped(type)) flags.required('subgroup', 'day');
  if (needsSize.includes(type)) flags.required('size', 'handled');
  const size = flags.value('size');
  if (size !== undefined && !takesSize.includes(type)) {
    refuseValue(atOption('size'), size, {
      zh: `${type} 图没有样本量，请去掉它`,
      en: `a ${type} chart has no sizes; leave it out`,
    });
  }
  const subgroup = flags.value('subgroup');
  if (subgroup !== undefined && !isSubgrouped(type)) {
    refuseValue(atOption('subgroup'), subgroup, {
      zh: `${type} 图没有子组，请去掉它，或改用 xbar-r、xbar-s`,
      en: `a ${type} chart has no subgroups; leave it out, or use xbar-r or xbar-s`,
    });
  }
}

function readRules(text: string): RuleSetName {
  return (
    ruleSetNames.find((name) => name === text) ??
    refuseValue(atOption('rules'), text, {
      zh: `应为 ${ruleSetNames.join('、')} 之一，请改正`,
      en: `it must be one of ${ruleSetNames.join(', ')}; correct it`,
    })
  );
}

function readBaseline(text: string): { from: number; to: number } {
  const [, first = '', last = ''] = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first !== '' && from >= 1 && to > from) return { from: from - 1, to: to - 1 };
  return refuseValue(atOption('baseline'), text, {
    zh: '应为从 1 起的起止点序号，至少两点，请写成 1..30',
    en: 'it must be the first and last point, counted from 1, at least two; write it as 1..30',
  });
}

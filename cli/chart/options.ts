import type { ChartType, RuleSetName } from '@tongli/spc';
import type { FlagKinds, Flags } from '../flags.ts';
import { readNumber } from '../quantity.ts';
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
  'lower-spec': 'value',
  'upper-spec': 'value',
  svg: 'value',
  recommend: 'switch',
};

/** Charts that remember, for small shifts: of single values, or of subgroups where these are named. */
export type ChartName = ChartType | 'ewma' | 'cusum';

const chartNames: readonly ChartName[] = [
  'xbar-r',
  'xbar-s',
  'i-mr',
  'p',
  'np',
  'c',
  'u',
  'p-prime',
  'u-prime',
  'ewma',
  'cusum',
];
const ruleSetNames: readonly RuleSetName[] = ['6-8-1-3-5', 'nelson', 'western-electric', '1'];

/** What a chart type reads besides the value: a size that it must or may have, or subgroups. */
export const needsSize: readonly ChartType[] = ['p', 'np', 'u', 'p-prime', 'u-prime'];
const takesSize: readonly ChartType[] = [...needsSize, 'c'];
export const isSubgrouped = (type: ChartName): type is 'xbar-r' | 'xbar-s' => type === 'xbar-r' || type === 'xbar-s';

export type ChartOptions = {
  readonly type: ChartName;
  /** How the data are read: the type itself, or that of the points which ewma and cusum remember. */
  readonly reads: ChartType;
  readonly rules: RuleSetName;
  /** Counted from 0, both ends included. */
  readonly baseline?: { readonly from: number; readonly to: number };
  readonly target?: number;
  readonly specification?: { readonly lowerSpec?: number; readonly upperSpec?: number };
};

export function readChartOptions(flags: Flags): ChartOptions {
  const type = readName(flags);
  if (type === undefined) return refuse('缺少图的类型', 'The type of the chart is missing');
  const reads = readAs(type, flags);
  requireColumnsFor(type, reads, flags);
  if (type === 'ewma' || type === 'cusum') refuseRules(type, flags);
  else refuseTarget(type, flags);
  const baseline = flags.value('baseline');
  const target = numberAt('target', flags);
  const specification = readSpecification(type, flags);
  return {
    type,
    reads,
    rules: readRules(flags.value('rules') ?? '6-8-1-3-5'),
    ...(baseline === undefined ? {} : { baseline: readBaseline(baseline) }),
    ...(target === undefined ? {} : { target }),
    ...(specification ? { specification } : {}),
  };
}

/** The type that the command line names for its data, if it names one. */
export function readType(flags: Flags): ChartType | undefined {
  const name = readName(flags);
  return name && readAs(name, flags);
}

function readName({ positional }: Flags): ChartName | undefined {
  const [name, extra] = positional;
  if (extra !== undefined) return refuse(`不认识“${extra}”`, `"${extra}" is not understood`);
  if (name === undefined) return undefined;
  return chartNames.find((type) => type === name) ?? refuse(`没有“${name}”图`, `There is no chart "${name}"`);
}

function readAs(name: ChartName, flags: Flags): ChartType {
  if (name !== 'ewma' && name !== 'cusum') return name;
  return flags.value('subgroup') === undefined ? 'i-mr' : 'xbar-s';
}

function refuseTarget(type: ChartType, flags: Flags): void {
  const target = flags.value('target');
  if (target === undefined) return;
  refuseValue(atOption('target'), target, {
    zh: `它属于 ewma 和 cusum，${type} 图的中心线取自数据，请去掉它`,
    en: `it belongs to ewma and cusum, and a ${type} chart takes its centre from the data; leave it out`,
  });
}

function refuseRules(type: ChartName, flags: Flags): void {
  const rules = flags.value('rules');
  if (rules === undefined) return;
  refuseValue(atOption('rules'), rules, {
    zh: `${type} 图只按自己的界限判断，请去掉它`,
    en: `${type} charts are read by their own limits alone; leave it out`,
  });
}

function numberAt(name: string, flags: Flags): number | undefined {
  const text = flags.value(name);
  return text === undefined ? undefined : readNumber(atOption(name), text);
}

function readSpecification(type: ChartName, flags: Flags): ChartOptions['specification'] {
  const [lowerSpec, upperSpec] = [numberAt('lower-spec', flags), numberAt('upper-spec', flags)];
  if (lowerSpec === undefined && upperSpec === undefined) return undefined;
  const given = lowerSpec === undefined ? 'upper-spec' : 'lower-spec';
  if (type !== 'i-mr' && !isSubgrouped(type)) {
    refuseValue(atOption(given), flags.value(given) ?? '', {
      zh: `它属于 i-mr、xbar-r 和 xbar-s，${type} 图没有规格限，请去掉它`,
      en: `it belongs to i-mr, xbar-r and xbar-s, and ${type} charts have no specification; leave it out`,
    });
  }
  if (lowerSpec !== undefined && upperSpec !== undefined && !(lowerSpec < upperSpec)) {
    refuseValue(atOption('lower-spec'), String(lowerSpec), {
      zh: `应小于 --upper-spec ${upperSpec}，请改正`,
      en: `it must be below --upper-spec, ${upperSpec}; correct it`,
    });
  }
  return { ...(lowerSpec === undefined ? {} : { lowerSpec }), ...(upperSpec === undefined ? {} : { upperSpec }) };
}

function refuse(zh: string, en: string): never {
  const types = chartNames.join(' ');
  throw new Refusal({
    zh: `${zh}：请写 ${types} 之一，或用 --recommend 让数据来选。`,
    en: `${en}: write one of ${types}, or let --recommend choose from the data.`,
  });
}

function requireColumnsFor(type: ChartName, reads: ChartType, flags: Flags): void {
  if (isSubgrouped(reads)) flags.required('subgroup', 'day');
  if (needsSize.includes(reads)) flags.required('size', 'handled');
  const size = flags.value('size');
  if (size !== undefined && !takesSize.includes(reads)) {
    refuseValue(atOption('size'), size, {
      zh: `${type} 图没有样本量，请去掉它`,
      en: `${type} charts have no sizes; leave it out`,
    });
  }
  const subgroup = flags.value('subgroup');
  if (subgroup !== undefined && !isSubgrouped(reads)) {
    refuseValue(atOption('subgroup'), subgroup, {
      zh: `${type} 图没有子组，请去掉它，或改用 xbar-r、xbar-s`,
      en: `${type} charts have no subgroups; leave it out, or use xbar-r or xbar-s`,
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

import type { CapabilityVerdict } from './capability.ts';
import type { Bilingual } from './types.ts';

type BySide = { readonly above: Bilingual; readonly below: Bilingual };

/** {span} as in `spanTexts`; {target} is the centre, {limit} the one crossed. */
export const ewmaTexts: BySide = {
  above: {
    zh: '{span}的加权平均超出上控制限 {limit}，达到 {peak}（目标 {target}）：过程水平很可能已小幅上移，请查明从何时起发生了什么',
    en: '{span} above the upper limit of the weighted average, {limit}, reaching {peak} (target {target}): the process level has probably moved up a little; find out what happened and since when',
  },
  below: {
    zh: '{span}的加权平均低于下控制限 {limit}，降到 {peak}（目标 {target}）：过程水平很可能已小幅下移，请查明从何时起发生了什么',
    en: '{span} below the lower limit of the weighted average, {limit}, going down to {peak} (target {target}): the process level has probably moved down a little; find out what happened and since when',
  },
};

export const cusumTexts: BySide = {
  above: {
    zh: '{detected} 的上侧累积和超过判定界限 {limit}，最高 {peak}：过程很可能从 {from} 起上移，此后平均约 {level}（目标 {target}）',
    en: '{detected} takes the upper sum beyond {limit}, reaching {peak}: the process has probably been higher since {from}, at about {level} (target {target})',
  },
  below: {
    zh: '{detected} 的下侧累积和超过判定界限 {limit}，最高 {peak}：过程很可能从 {from} 起下移，此后平均约 {level}（目标 {target}）',
    en: '{detected} takes the lower sum beyond {limit}, reaching {peak}: the process has probably been lower since {from}, at about {level} (target {target})',
  },
};

export const capabilityTexts: { readonly [verdict in CapabilityVerdict]: Bilingual } = {
  capable: {
    zh: '过程能力足够：Cpk {cpk}（{confidence} 区间 {lower} 到 {upper}），不低于要求的 {required}；{values} 个数值中 {outside} 个超出规格',
    en: 'Capable: Cpk {cpk} ({confidence} interval {lower} to {upper}), at least the {required} required; {outside} of {values} values lie outside the specification',
  },
  'not-capable': {
    zh: '过程能力不足：Cpk {cpk}（{confidence} 区间 {lower} 到 {upper}），低于要求的 {required}；{values} 个数值中 {outside} 个超出规格',
    en: 'Not capable: Cpk {cpk} ({confidence} interval {lower} to {upper}), below the {required} required; {outside} of {values} values lie outside the specification',
  },
  undecided: {
    zh: '过程能力尚不能判定：Cpk {cpk} 的 {confidence} 区间 {lower} 到 {upper} 包含要求的 {required}，需要更多数据；{values} 个数值中 {outside} 个超出规格',
    en: 'Not decided: the {confidence} interval of Cpk {cpk}, {lower} to {upper}, holds the {required} required; more data are needed; {outside} of {values} values lie outside the specification',
  },
};

export const noVariationText: Bilingual = {
  zh: '数值全部相同，无法计算过程能力；{values} 个数值中 {outside} 个超出规格',
  en: 'All values are equal, so there is no capability to compute; {outside} of {values} values lie outside the specification',
};

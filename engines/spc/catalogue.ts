import type { Bilingual, RuleName, Side } from './types.ts';

/** What a signal says, by rule and side. {from} and {to} are labels, {peak} is the value farthest out. */
export const signalTexts: { readonly [rule in RuleName]: { readonly [side in Side]?: Bilingual } } = {
  'beyond-3-sigma': {
    above: {
      zh: '{span}超出上控制限 {upper}，达到 {peak}（中心线 {centre}）：有特殊原因，请查明当时发生了什么',
      en: '{span} above the upper limit of {upper}, reaching {peak} (centre {centre}): a special cause; find out what happened then',
    },
    below: {
      zh: '{span}低于下控制限 {lower}，降到 {peak}（中心线 {centre}）：有特殊原因，请查明当时发生了什么',
      en: '{span} below the lower limit of {lower}, reaching {peak} (centre {centre}): a special cause; find out what happened then',
    },
  },
  'two-of-three-beyond-2-sigma': {
    above: {
      zh: '从 {from} 到 {to}（共 {length} 点），连续 3 点中有 2 点高于中心线 {centre} 两个标准差以上，最高 {peak}：过程很可能正在上移',
      en: 'From {from} to {to} ({length} points), 2 of 3 in a row lie more than two sigma above the centre of {centre}, reaching {peak}: the process is probably moving up',
    },
    below: {
      zh: '从 {from} 到 {to}（共 {length} 点），连续 3 点中有 2 点低于中心线 {centre} 两个标准差以上，最低 {peak}：过程很可能正在下移',
      en: 'From {from} to {to} ({length} points), 2 of 3 in a row lie more than two sigma below the centre of {centre}, reaching {peak}: the process is probably moving down',
    },
  },
  'four-of-five-beyond-1-sigma': {
    above: {
      zh: '从 {from} 到 {to}（共 {length} 点），连续 5 点中有 4 点高于中心线 {centre} 一个标准差以上：过程水平很可能小幅上移',
      en: 'From {from} to {to} ({length} points), 4 of 5 in a row lie more than one sigma above the centre of {centre}: the process level has probably moved up a little',
    },
    below: {
      zh: '从 {from} 到 {to}（共 {length} 点），连续 5 点中有 4 点低于中心线 {centre} 一个标准差以上：过程水平很可能小幅下移',
      en: 'From {from} to {to} ({length} points), 4 of 5 in a row lie more than one sigma below the centre of {centre}: the process level has probably moved down a little',
    },
  },
  'eight-one-side': oneSide(),
  'nine-one-side': oneSide(),
  'six-trend': {
    up: {
      zh: '从 {from} 到 {to} 连续 {length} 点上升，由 {first} 到 {last}：过程有上升趋势',
      en: 'From {from} to {to}, {length} points in a row rise, from {first} to {last}: the process is drifting up',
    },
    down: {
      zh: '从 {from} 到 {to} 连续 {length} 点下降，由 {first} 到 {last}：过程有下降趋势',
      en: 'From {from} to {to}, {length} points in a row fall, from {first} to {last}: the process is drifting down',
    },
  },
  'fourteen-alternating': {
    both: {
      zh: '从 {from} 到 {to} 连续 {length} 点上下交替：很可能有两个来源轮流出现，或调整过度',
      en: 'From {from} to {to}, {length} points in a row go up and down by turns: probably two sources alternate, or someone over-adjusts',
    },
  },
  'fifteen-within-1-sigma': {
    both: {
      zh: '从 {from} 到 {to} 连续 {length} 点都在中心线 {centre} 一个标准差以内：波动异常地小，控制限可能已过时，或样本混合了不同来源',
      en: 'From {from} to {to}, {length} points in a row lie within one sigma of the centre of {centre}: too little variation; the limits may be out of date or the samples mixed',
    },
  },
  'eight-outside-1-sigma': {
    both: {
      zh: '从 {from} 到 {to} 连续 {length} 点都在中心线 {centre} 一个标准差以外：很可能混有两个不同的过程',
      en: 'From {from} to {to}, {length} points in a row avoid the band of one sigma around the centre of {centre}: probably two processes are mixed',
    },
  },
};

function oneSide(): { readonly above: Bilingual; readonly below: Bilingual } {
  return {
    above: {
      zh: '从 {from} 到 {to} 连续 {length} 点在中心线 {centre} 上方：过程水平很可能上移',
      en: 'From {from} to {to}, {length} points in a row lie above the centre of {centre}: the process level has probably moved up',
    },
    below: {
      zh: '从 {from} 到 {to} 连续 {length} 点在中心线 {centre} 下方：过程水平很可能下移',
      en: 'From {from} to {to}, {length} points in a row lie below the centre of {centre}: the process level has probably moved down',
    },
  };
}

/** {span} of points beyond a limit: one, or several in a row. */
export const spanTexts: { readonly one: Bilingual; readonly several: Bilingual } = {
  one: { zh: '{from} ', en: '{from} is' },
  several: { zh: '从 {from} 到 {to} 连续 {length} 点', en: 'From {from} to {to}, {length} points in a row are' },
};

export type VerdictCode =
  | 'significant-improvement'
  | 'special-cause-remains'
  | 'significant-worsening'
  | 'no-significant-change'
  | 'too-few-points'
  | 'low-power';

export const verdictTexts: { readonly [code in VerdictCode]: Bilingual } = {
  'significant-improvement': {
    zh: '措施有效：水平由 {before} 变为 {after}（{change}，{p}），变化显著，且之后没有出现不利方向的特殊原因',
    en: 'Effective: the level went from {before} to {after} ({change}, {p}), a significant change, and no special cause in the wrong direction followed',
  },
  'special-cause-remains': {
    zh: '不能认定有效：水平由 {before} 变为 {after}（{change}，{p}），但之后按措施前的控制限仍有 {signals} 个不利方向的特殊原因，首个从 {from} 到 {to}',
    en: 'Not effective yet: the level went from {before} to {after} ({change}, {p}), but against the limits from before, {signals} special cause(s) in the wrong direction followed, the first from {from} to {to}',
  },
  'significant-worsening': {
    zh: '措施无效：水平由 {before} 变为 {after}（{change}，{p}），显著变差',
    en: 'Not effective: the level went from {before} to {after} ({change}, {p}), significantly worse',
  },
  'no-significant-change': {
    zh: '措施无效：水平由 {before} 变为 {after}（{change}，{p}），变化不显著；现有数据足以发现 {relevant} 的变化（可发现 {detectable}）',
    en: 'Not effective: the level went from {before} to {after} ({change}, {p}), not a significant change, and the data would have shown one of {relevant} (they can show {detectable})',
  },
  'too-few-points': {
    zh: '数据不足：措施前 {beforePoints} 点、措施后 {afterPoints} 点，至少需要 {beforeMinimum} 点和 {afterMinimum} 点',
    en: 'Too little data: {beforePoints} points before and {afterPoints} after; at least {beforeMinimum} and {afterMinimum} are needed',
  },
  'low-power': {
    zh: '数据不足：水平由 {before} 变为 {after}（{change}，{p}），变化不显著，但现有数据只能可靠地发现 {detectable} 以上的变化，而关注的是 {relevant}',
    en: 'Too little data: the level went from {before} to {after} ({change}, {p}), not a significant change, but the data reliably show only changes of {detectable} or more, and {relevant} matters',
  },
};

/** Stands for a change or a detectable change in per cent of a level of zero. */
export const undefinedText: Bilingual = { zh: '无法以百分比表示', en: 'no percentage of zero' };

export type RecommendationCode =
  | 'over-dispersed'
  | 'excess-from-special-causes'
  | 'under-dispersed'
  | 'as-expected'
  | 'few-points'
  | 'large-sizes'
  | 'rare-events'
  | 'unknown-opportunity'
  | 'equal-opportunity'
  | 'single-values'
  | 'small-subgroups'
  | 'large-subgroups';

export const recommendationTexts: { readonly [code in RecommendationCode]: Bilingual } = {
  'over-dispersed': {
    zh: '波动是样本量所能解释的 {ratio} 倍（方差比，{p}，σz = {sigmaZ}）：普通控制限会把约 {falseShare} 的正常点误报为异常',
    en: 'The points vary {ratio} times as much as their sizes explain (variance, {p}, sigma z = {sigmaZ}): plain limits would flag about {falseShare} of sound points',
  },
  'excess-from-special-causes': {
    zh: '总波动偏大（方差比 {ratio}，{p}），但相邻点之间正常（σz = {sigmaZ}）：多出的波动来自特殊原因，普通控制限已能识别',
    en: 'The points vary more than expected (variance ratio {ratio}, {p}) but neighbours do not (sigma z = {sigmaZ}): the excess comes from special causes, which plain limits show',
  },
  'under-dispersed': {
    zh: '波动只有样本量所预期的 {ratio} 倍（方差比）：样本可能混合了不同来源，或数据经过修饰，请先核查',
    en: 'The points vary only {ratio} times as much as expected (variance): the samples may be mixed or the data smoothed; check first',
  },
  'as-expected': {
    zh: '波动与样本量所预期的相符（方差比 {ratio}，{p}）：普通控制限适用',
    en: 'The points vary as their sizes explain (variance ratio {ratio}, {p}): plain limits fit',
  },
  'few-points': {
    zh: '只有 {points} 点，不足 {needed} 点：控制限是暂定的',
    en: 'Only {points} points, fewer than {needed}: the limits are provisional',
  },
  'large-sizes': {
    zh: '平均样本量 {meanSize} 很大：抽样误差极小，日常的差异也会超出普通控制限，点数增加后请重新检验',
    en: 'The mean size of {meanSize} is large: sampling error is tiny and ordinary differences may cross plain limits; test again as points come in',
  },
  'rare-events': {
    zh: '平均每点只有 {meanCount} 件，少于 {needed} 件：控制限不对称、不够灵敏，建议合并为更长的时段',
    en: 'On average {meanCount} events a point, fewer than {needed}: limits are lopsided and blunt; use longer periods',
  },
  'unknown-opportunity': {
    zh: '不知道每期有多少机会，计数的波动无法由模型推出：由相邻点的差估计',
    en: 'The opportunity of each period is unknown, so no model gives the variation of the counts: it is taken from neighbouring points',
  },
  'equal-opportunity': {
    zh: '各期机会相同，直接使用件数',
    en: 'The opportunity is the same in each period: counts can be used as they are',
  },
  'single-values': {
    zh: '每期一个数值：由相邻点的差估计波动',
    en: 'One value a period: the variation is taken from neighbouring points',
  },
  'small-subgroups': {
    zh: '每组 {size} 个数值，不超过 {largest} 个且相同：极差足以表示组内波动',
    en: 'Subgroups of {size} values, equal and at most {largest}: ranges show the spread within',
  },
  'large-subgroups': {
    zh: '每组 {smallest} 到 {size} 个数值，大小不一或超过 {largest} 个：用标准差表示组内波动',
    en: 'Subgroups of {smallest} to {size} values, unequal or above {largest}: standard deviations show the spread within',
  },
};

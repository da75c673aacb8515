import type { Basis, Bilingual, EffectGroup, ModelName } from './types.ts';

export const basisTexts: { readonly [basis in Basis]: Bilingual } = {
  nothing: { zh: '历史中没有任何来话，无法预测', en: 'The history has no contacts, so nothing can be foreseen' },
  days: {
    zh: '依据 {days} 个有数据的日子，不足两周：星期规律几乎未知，区间很宽，请尽快补充数据',
    en: 'It rests on {days} days with data, less than two weeks: the weekdays are hardly known and the bands are wide; add more as soon as you can',
  },
  weeks: {
    zh: '依据 {days} 个有数据的日子：各模型刚开始接受检验（{tested} 周），区间偏宽',
    en: 'It rests on {days} days with data: the models have just begun to be tested (weeks: {tested}), and the bands are wide',
  },
  months: {
    zh: '依据 {days} 个有数据的日子，用最近 {tested} 周逐周检验各模型；年度规律尚不可知',
    en: 'It rests on {days} days with data; the last {tested} weeks were foreseen one by one to test the models; the course of the year is not known',
  },
  years: {
    zh: '依据 {days} 个有数据的日子，用最近 {tested} 周逐周检验各模型，并计入年度规律',
    en: 'It rests on {days} days with data; the last {tested} weeks were foreseen one by one to test the models; the course of the year is part of them',
  },
};

export const modelTexts: { readonly [name in ModelName]: Bilingual } = {
  'level-slow': { zh: '缓变水平', en: 'slow level' },
  'level-medium': { zh: '水平', en: 'level' },
  'level-fast': { zh: '快变水平', en: 'fast level' },
  'level-trend': { zh: '水平加趋势', en: 'level with trend' },
  'level-plain': { zh: '水平（不计月内规律）', en: 'level without the month' },
  'recent-weekdays': { zh: '近期同星期均值', en: 'recent weekdays' },
  'steady-rate': { zh: '稳定均值', en: 'steady rate' },
  'year-before': { zh: '去年同期', en: 'year before' },
  'shape-recent': { zh: '近四周形状', en: 'recent shape' },
  'shape-season': { zh: '本季形状', en: 'season shape' },
  'shape-lasting': { zh: '长期形状', en: 'lasting shape' },
  'shape-woven': { zh: '近期共性与长期差异', en: 'recent common and lasting differences' },
  'level-times-shape': { zh: '日总量 × 日内形状', en: 'day total times shape' },
  'weekly-naive': { zh: '照搬上周', en: 'the week before' },
  'slot-mean-4': { zh: '四周时段均值', en: '4-week slot mean' },
  'slot-median-8': { zh: '八周时段中位数', en: '8-week slot median' },
};

export const partTexts = {
  day: { zh: '日总量', en: 'Day totals' },
  shape: { zh: '日内形状', en: 'Shape of the day' },
  mix: { zh: '整体', en: 'Whole forecast' },
} as const satisfies Record<string, Bilingual>;

/** {models} is a list of `modelTexts` with weight and, where tested, WAPE. */
export const weightsText: Bilingual = {
  zh: '{part}的权重：{models}——近几周误差小的权重大',
  en: '{part}, by weight: {models} — who erred least in the last weeks weighs most',
};

export const weightText: Bilingual = { zh: '{model} {weight}（误差 {wape}）', en: '{model} {weight} (WAPE {wape})' };
export const untestedText: Bilingual = { zh: '{model} {weight}', en: '{model} {weight}' };

export const treatedTexts = {
  outliers: { zh: '异常日（权重已降低）：{days}', en: 'Strange days, which count for less: {days}' },
  levelShifts: { zh: '水平从此改变：{days}', en: 'The level changed for good on: {days}' },
  gaps: { zh: '缺数据的日子（不参与拟合）：{days}', en: 'Days without data, left out: {days}' },
  closedDays: { zh: '视为停业的日子：{days}', en: 'Days taken as closed: {days}' },
} as const satisfies Record<string, Bilingual>;

export const dayText: Bilingual = {
  zh: '{date}（实际 {volume}，预期 {expected}）',
  en: '{date} ({volume}, expected {expected})',
};
export const moreText: Bilingual = { zh: '……共 {count} 天', en: '… {count} days in all' };

export const effectText: Bilingual = { zh: '{group}：{effects}', en: '{group}: {effects}' };
export const groupTexts: { readonly [group in EffectGroup]: Bilingual } = {
  weekday: { zh: '星期', en: 'Weekdays' },
  month: { zh: '月内', en: 'Month' },
  year: { zh: '年内', en: 'Year' },
  holiday: { zh: '假日', en: 'Holidays' },
  'make-up': { zh: '调休', en: 'Make-up workdays' },
  'after-closure': { zh: '停业之后', en: 'After closures' },
  event: { zh: '活动', en: 'Events' },
};

export const closedVolumeText: Bilingual = {
  zh: '营业时间以外的 {volume} 件未计入',
  en: '{volume} contacts outside the opening hours are left out',
};
export const unwrittenText: Bilingual = {
  zh: '文件从不写零：缺少的低量时段按零计',
  en: 'The history never writes a zero: quiet intervals that are missing count as empty',
};

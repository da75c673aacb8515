import { atOption, type Place, refuseValue, type Text } from './refusal.ts';

const unitSeconds: Readonly<Record<string, number>> = {
  '': 1,
  s: 1,
  sec: 1,
  秒: 1,
  m: 60,
  min: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  小时: 3600,
  d: 86_400,
  天: 86_400,
};

const durationBound: Text = {
  zh: '应为大于 0 的时长，请写成 180s、30m 或 1h',
  en: 'it must be a time above 0; write it as 180s, 30m or 1h',
};

/** "30m", "180s", "1h", or a plain number of seconds. */
export function readDuration(place: Place, text: string, { orZero = false } = {}): number {
  const [, digits = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(\p{L}*)\s*$/u.exec(text) ?? [];
  const factor = Object.hasOwn(unitSeconds, unit) ? (unitSeconds[unit] ?? 0) : 0;
  const seconds = digits === '' ? Number.NaN : Number(digits) * factor;
  if (factor > 0 && (seconds > 0 || (orZero && seconds === 0)) && Number.isFinite(seconds)) return seconds;
  return refuseValue(place, text, durationBound);
}

export type ShareBound = { readonly zero?: boolean; readonly one?: boolean };

/** "80%" or "0.8", above 0 and below 1 unless the bounds are said to belong to it. */
export function readShare(place: Place, text: string, { zero = false, one = false }: ShareBound = {}): number {
  const [, digits = '', sign = ''] = /^\s*(\d*\.?\d+)\s*([%％]?)\s*$/.exec(text) ?? [];
  const share = digits === '' ? Number.NaN : Number(digits) / (sign === '' ? 1 : 100);
  if ((share > 0 || (zero && share === 0)) && (share < 1 || (one && share === 1))) return share;
  return refuseValue(place, text, {
    zh: `应${zero ? '不小于 0' : '大于 0'}且${one ? '不大于' : '小于'} 100%，请写成 80% 或 0.8`,
    en: `it must be ${zero ? '0 or more' : 'above 0'} and ${one ? 'at most' : 'below'} 100 %; write it as 80% or 0.8`,
  });
}

const plainNumber = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

export function readNumber(place: Place, text: string): number {
  const value = plainNumber.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  return refuseValue(place, text, {
    zh: '应为数字，请去掉单位和千位分隔符，例如 1234.5',
    en: 'it must be a number; leave out units and thousands separators, as in 1234.5',
  });
}

export function readAtLeastZero(place: Place, text: string): number {
  const value = readNumber(place, text);
  if (value >= 0) return value;
  return refuseValue(place, text, {
    zh: '不能小于 0，请改为 0 或更大的数',
    en: 'it must be 0 or more; give the count itself',
  });
}

const mostAgents = 10_000_000;

export function readWhole(place: Place, text: string): number {
  const value = readNumber(place, text);
  if (Number.isInteger(value) && value >= 0 && value <= mostAgents) return value;
  return refuseValue(place, text, {
    zh: `应为 0 到 ${mostAgents} 的整数，请取整`,
    en: `it must be a whole number from 0 to ${mostAgents}; round it`,
  });
}

export type ServiceTarget = { readonly level: number; readonly seconds: number };

/** "80%/20s". */
export function readTarget(text: string): ServiceTarget {
  const place = atOption('target');
  const [level = '', time, ...rest] = text.split('/');
  if (time === undefined || rest.length > 0) {
    return refuseValue(place, text, {
      zh: '应为“比例/时间”，请写成 80%/20s',
      en: 'it must be a share and a time; write it as 80%/20s',
    });
  }
  return { level: readShare(place, level), seconds: readDuration(place, time, { orZero: true }) };
}

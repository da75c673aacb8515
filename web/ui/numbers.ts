import { numberFormat } from './formats.ts';
import { useLanguage } from './language.ts';

const locale = (language: string) => (language === 'en' ? 'en-GB' : 'zh-CN');

export interface NumberWords {
  /** A number with grouping; `digits` after the point when given. */
  number(value: number, digits?: number): string;
  /** A share from 0 to 1 as a percentage. */
  percent(share: number, digits?: number): string;
  /** Money in minor units with its currency. */
  money(minor: number, currency: string): string;
}

/** Numbers as the reader writes them. */
export function useNumbers(): NumberWords {
  const place = locale(useLanguage());
  return {
    number(value, digits) {
      const bounds = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
      return numberFormat(place, bounds).format(value);
    },
    percent: (share, digits = 1) =>
      numberFormat(place, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),
    money(minor, currency) {
      const format = numberFormat(place, { style: 'currency', currency });
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
  };
}

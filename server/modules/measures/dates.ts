import type { IsoDate } from '@tongli/calendar';

export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  if (a < b) return a;
  return b;
}

export function later(a: IsoDate, b: IsoDate): IsoDate {
  if (a > b) return a;
  return b;
}

import type { SpecialDayRow } from '@tongli/contracts/org';
import { expect, test } from 'vitest';
import { runsIn, withDays, withoutDays } from './special-days.ts';

const festival = { kind: 'closed', name: { zh: '春节', en: 'Spring Festival' } } as const;
const makeUp = { kind: 'open', name: { zh: '春节', en: 'Spring Festival' } } as const;
const special: SpecialDayRow[] = [
  { ...makeUp, date: '2026-02-14' },
  { ...festival, date: '2026-02-15' },
  { ...festival, date: '2026-02-16' },
  { ...festival, date: '2026-02-18' },
  { ...festival, date: '2027-02-06' },
];

test('days in a row with one reason are one run, in the year that it begins', () => {
  expect(runsIn(2026, special).map(({ from, to, days, day }) => [from, to, days, day.kind])).toEqual([
    ['2026-02-14', '2026-02-14', 1, 'open'],
    ['2026-02-15', '2026-02-16', 2, 'closed'],
    ['2026-02-18', '2026-02-18', 1, 'closed'],
  ]);
});

test('a run may pass the end of a year', () => {
  const days = withDays([], { from: '2026-12-31', to: '2027-01-02' }, festival);
  expect(runsIn(2026, days)).toMatchObject([{ from: '2026-12-31', to: '2027-01-02', days: 3 }]);
  expect(runsIn(2027, days)).toEqual([]);
});

test('a span takes the place of what stood there, in order', () => {
  const days = withDays(special, { from: '2026-02-16', to: '2026-02-18' }, makeUp);
  expect(days.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2026-02-14 open',
    '2026-02-15 closed',
    '2026-02-16 open',
    '2026-02-17 open',
    '2026-02-18 open',
    '2027-02-06 closed',
  ]);
});

test('what is taken out is as its weekday again', () => {
  expect(withoutDays(special, { from: '2026-02-14', to: '2026-02-17' })).toHaveLength(2);
});

import type { BusinessCalendar } from '@tongli/calendar';
import type { ReportCadence } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { nextTime } from './cadence.ts';

const open = [{ startMinute: 540, endMinute: 1_080 }];
const name = { zh: '春节', en: 'Spring Festival' };
const closed = { kind: 'closed', name } as const;
const calendar: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  week: [open, open, open, open, open, [], []],
  special: {
    '2026-02-14': { kind: 'open', name },
    ...{ '2026-02-16': closed, '2026-02-17': closed, '2026-02-18': closed },
  },
};

test.each<[ReportCadence, number, string, string]>([
  [{ every: 'working-day' }, 450, '2026-03-02T00:00:00+08:00', '2026-03-02T07:30:00+08:00'],
  [{ every: 'working-day' }, 450, '2026-03-02T07:30:00+08:00', '2026-03-03T07:30:00+08:00'],
  // Over a weekend, on a make-up Saturday, over a holiday.
  [{ every: 'working-day' }, 450, '2026-03-06T08:00:00+08:00', '2026-03-09T07:30:00+08:00'],
  [{ every: 'working-day' }, 450, '2026-02-13T08:00:00+08:00', '2026-02-14T07:30:00+08:00'],
  [{ every: 'working-day' }, 450, '2026-02-14T08:00:00+08:00', '2026-02-19T07:30:00+08:00'],
  [{ every: 'hour', untilMinute: 1_080 }, 540, '2026-03-02T17:10:00+08:00', '2026-03-02T18:00:00+08:00'],
  [{ every: 'hour', untilMinute: 1_080 }, 540, '2026-03-02T18:00:00+08:00', '2026-03-03T09:00:00+08:00'],
  [{ every: 'week', weekday: 0 }, 480, '2026-03-03T00:00:00+08:00', '2026-03-09T08:00:00+08:00'],
  [{ every: 'month', monthDay: 1 }, 480, '2026-03-02T00:00:00+08:00', '2026-04-01T08:00:00+08:00'],
])('%o at minute %i, after %s', (cadence, minute, after, wanted) => {
  expect(nextTime(calendar, { cadence, minute }, new Date(after))).toEqual(new Date(wanted));
});

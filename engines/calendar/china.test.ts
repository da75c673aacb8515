import { describe, expect, it } from 'vitest';
import { chinaSpecialDays, dayRange } from './index.ts';

const dates = (year: number, kind: 'closed' | 'open') =>
  chinaSpecialDays(year)
    .days.filter((day) => day.kind === kind)
    .map((day) => day.date);

/** Facts of the yearly notices 部分节假日安排的通知 of the General Office of the State Council, of 2023-10-25, 2024-11-12, 2025-11-04. */
const notices: [number, [string, string][], string[]][] = [
  [
    2024,
    [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
  ],
  [
    2025,
    [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ],
  [
    2026,
    [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ],
];

describe('announced years', () => {
  it.each(notices)('%i closes and opens as the State Council announced', (year, holidays, makeUp) => {
    const weekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
    const closed = holidays.flatMap(([from, to]) => dayRange(from, to));
    // Weekends joined to a holiday are closed either way; sources differ in whether they list them.
    expect(dates(year, 'closed').filter((date) => !weekend(date))).toEqual(closed.filter((date) => !weekend(date)));
    expect(dates(year, 'closed').filter((date) => makeUp.includes(date))).toEqual([]);
    expect(dates(year, 'open')).toEqual(makeUp);
    expect(chinaSpecialDays(year).announced).toBe(true);
  });

  it('names holidays and the weekends worked for them in both languages', () => {
    const { days } = chinaSpecialDays(2026);
    expect(days[0]).toEqual({ date: '2026-01-01', kind: 'closed', name: { zh: '元旦', en: "New Year's Day" } });
    expect(days.find(({ date }) => date === '2026-02-14')?.name).toEqual({
      zh: '春节调休上班',
      en: 'Spring Festival make-up workday',
    });
    expect(days.find(({ date }) => date === '2026-04-05')?.name).toEqual({ zh: '清明节', en: 'Tomb-Sweeping Day' });
  });
});

describe('years to come', () => {
  it('gives the 13 statutory days of 2027 as provisional', () => {
    const { announced, days } = chinaSpecialDays(2027);
    expect(announced).toBe(false);
    expect(days.every((day) => day.provisional && day.kind === 'closed')).toBe(true);
    expect(days.map(({ date }) => date)).toEqual([
      '2027-01-01',
      ...dayRange('2027-02-05', '2027-02-08'),
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      ...dayRange('2027-10-01', '2027-10-03'),
    ]);
  });

  it('merges Mid-Autumn with National Day where they meet', () => {
    const onFirst = chinaSpecialDays(2031).days.filter(({ date }) => date === '2031-10-01');
    expect(onFirst.map(({ name }) => name.zh)).toEqual(['中秋节']);
  });

  // Independent oracle: the lunar calendar of ICU. Its new moon is some minutes off, so it misses the two Spring Festivals
  // whose new moon falls next to midnight in Beijing (2027-02-06 23:56, 2030-02-03 00:07); those stand as facts.
  it('finds the lunar festivals where ICU finds them', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    const expected: Record<string, string> = { 'Dragon Boat Festival': '5/5', 'Mid-Autumn Festival': '8/15' };
    const facts: Record<number, string> = { 2027: '2027-02-06', 2030: '2030-02-03' };
    for (let year = 2027; year <= 2099; year++) {
      const { days } = chinaSpecialDays(year);
      const firstOfSpring = days.filter(({ name }) => name.en === 'Spring Festival')[1]!.date;
      if (facts[year]) expect(firstOfSpring).toBe(facts[year]);
      else expect(lunar.format(new Date(firstOfSpring)), firstOfSpring).toBe('1/1');
      for (const { date, name } of days) {
        const wanted = expected[name.en];
        if (wanted) expect(lunar.format(new Date(date)), date).toBe(wanted);
      }
    }
  });

  it('finds Qingming from the 3rd to the 5th of April', () => {
    const days = Array.from({ length: 73 }, (_, n) => chinaSpecialDays(2027 + n).days);
    const qingming = days.map((year) => year.find(({ name }) => name.zh === '清明节')!.date);
    expect(qingming.slice(0, 6)).toEqual([
      '2027-04-05',
      '2028-04-04',
      '2029-04-04',
      '2030-04-05',
      '2031-04-05',
      '2032-04-04',
    ]);
    expect(qingming.every((date) => /-04-0[345]$/.test(date))).toBe(true);
  });

  it.each([2003, 2100, 2026.5, Number.NaN])('refuses %d', (year) => {
    expect(() => chinaSpecialDays(year)).toThrow('year must lie in 2004 to 2099');
  });
});

import { describe, expect, test } from 'vitest';
import { type DateOrder, orderOf, readDate, tallyOrder } from './dates.ts';

const zone = 'Asia/Shanghai';
const read = (text: string, order: DateOrder = null) => {
  const reading = readDate(text, zone, order);
  return 'error' in reading ? reading.error : `${reading.at.toISOString()}${reading.dateOnly ? ' date' : ''}`;
};

test.each([
  ['2015-03-19', '2015-03-18T16:00:00.000Z date'],
  ['2015/3/19', '2015-03-18T16:00:00.000Z date'],
  ['2015.3.19', '2015-03-18T16:00:00.000Z date'],
  ['20150319', '2015-03-18T16:00:00.000Z date'],
  ['2015年3月19日', '2015-03-18T16:00:00.000Z date'],
  [' ２０１５－０３－１９ ', '2015-03-18T16:00:00.000Z date'],
  ['19.03.2015', '2015-03-18T16:00:00.000Z date'],
  ['03/19/2015', '2015-03-18T16:00:00.000Z date'],
  ['19/3/2015', '2015-03-18T16:00:00.000Z date'],
  ['03/03/2015', '2015-03-02T16:00:00.000Z date'],
  ['2019-04-25 09:32:09', '2019-04-25T01:32:09.000Z'],
  ['2019-04-25 0:00:00', '2019-04-24T16:00:00.000Z'],
  ['2019/4/25 9:05', '2019-04-25T01:05:00.000Z'],
  ['2019-04-25T09:32:09.120', '2019-04-25T01:32:09.000Z'],
  ['2019-04-25T09:32:09Z', '2019-04-25T09:32:09.000Z'],
  ['2019-04-25T09:32:09+0530', '2019-04-25T04:02:09.000Z'],
  ['2019年4月25日 9时32分', '2019-04-25T01:32:00.000Z'],
  ['2019年4月25日 下午3:20', '2019-04-25T07:20:00.000Z'],
  ['04/25/2019 1:30 PM', '2019-04-25T05:30:00.000Z'],
  ['04/25/2019 12:30 AM', '2019-04-24T16:30:00.000Z'],
  ['2020-02-29', '2020-02-28T16:00:00.000Z date'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  '',
  'yesterday',
  '2015-02-29',
  '2015-13-01',
  '2015-00-10',
  '31.04.2015',
  '1899-01-01',
  '2015-03-19 25:00',
  '2015-03-19 9:61',
  '04/25/2019 13:30 AM',
  '42082',
  '2015-03-19 and more',
])('%j cannot be read', (text) => {
  expect(read(text)).toBe('unreadable-date');
});

test('a date that can be read two ways is ambiguous until its column tells', () => {
  expect(read('03/04/2015')).toBe('ambiguous-date');
  expect(read('03/04/2015', 'day-first')).toBe('2015-04-02T16:00:00.000Z date');
  expect(read('03/04/2015', 'month-first')).toBe('2015-03-03T16:00:00.000Z date');
});

test('a time that clocks skipped is the instant of the change', () => {
  const reading = readDate('2026-03-29 02:30', 'Europe/Berlin', null);
  expect('at' in reading && reading.at.toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

describe('a column', () => {
  const order = (texts: readonly string[]) => {
    const tally = { dayFirst: 0, monthFirst: 0 };
    for (const text of texts) tallyOrder(tally, text);
    return orderOf(tally);
  };
  test.each<[readonly string[], DateOrder]>([
    [['03/04/2015', '05/06/2015'], null],
    [['03/04/2015', '03/19/2015'], 'month-first'],
    [['03/04/2015', '19/03/2015 10:00'], 'day-first'],
    [['19/03/2015', '03/19/2015'], null],
    [['19/03/2015', '20-03-2015', '03/19/2015'], 'day-first'],
    [['19.03.2015', '2015-03-19', '', 'no date at all'], null],
  ])('%j goes %s', (texts, expected) => {
    expect(order(texts)).toBe(expected);
  });
});

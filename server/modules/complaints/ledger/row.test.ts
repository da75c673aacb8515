import { defineCalendar } from '@tongli/calendar';
import { describe, expect, test } from 'vitest';
import { readingBy, readRow } from '../../../platform/imports/row.ts';
import type { DateOrder } from '../../../platform/tabular/dates.ts';
import { ledgerImport } from './importing.ts';
import { readOnTime } from './on-time.ts';
import { complaintOf, type LedgerComplaint } from './row.ts';

const workday = [{ startMinute: 540, endMinute: 1_080 }];
const calendar = defineCalendar({
  zone: 'Asia/Shanghai',
  week: [workday, workday, workday, workday, workday, [], []],
  special: {},
});

type Cells = Readonly<Record<string, string>>;

/** Each field is a column of its own name; fields left out are not mapped. What is wrong is `column code`. */
function read(
  cells: Cells,
  orders: Record<string, DateOrder> = {},
  extra: string[] = [],
  judgeWithinDays: number | null = null,
): { row?: LedgerComplaint; errors: string[] } {
  const told: Cells = { number: '1', receivedAt: '2026-02-02 10:00', ...cells };
  const columns = Object.keys(told);
  const mapping = Object.fromEntries(columns.map((column) => [column, column]));
  const reading = readingBy(ledgerImport, columns, mapping, orders);
  const { values, errors } = readRow(reading, [...columns.map((column) => told[column] ?? ''), ...extra]);
  const found = errors.map(({ column, code }) => `${column} ${code}`);
  const understood = complaintOf({ calendar, judgeWithinDays, now: new Date('2026-03-02T02:00:00Z') }, values);
  if ('row' in understood && found.length === 0) return { row: understood.row, errors: found };
  return {
    errors: [
      ...found,
      ...('errors' in understood ? understood.errors.map(({ field, code }) => `${field} ${code}`) : []),
    ],
  };
}

function row(cells: Cells, judgeWithinDays: number | null = null): LedgerComplaint {
  const result = read(cells, {}, [], judgeWithinDays);
  if (result.row) return result.row;
  throw new Error(JSON.stringify(result.errors));
}

const errors = (...input: Parameters<typeof read>) => read(...input).errors;

describe('state', () => {
  test.each<[Cells, string, string | null]>([
    [{}, 'closed', null],
    [{ closedAt: '2026-02-05' }, 'closed', '2026-02-05'],
    [{ closedAt: '' }, 'lodged', null],
    [{ closedAt: '', acknowledgedAt: '2026-02-03' }, 'acknowledged', null],
    [{ closedAt: '', answer: '已处理' }, 'closed', null],
    [{ answer: '' }, 'closed', null],
  ])('%j is %s on %s', (cells, state, closedOn) => {
    expect(row(cells)).toMatchObject({ state, closedOn, lodgedOn: '2026-02-02' });
  });
});

describe('on time', () => {
  test.each<[Cells, boolean | null]>([
    [{}, null],
    [{ closedAt: '2026-02-03' }, null],
    [{ closedAt: '2026-02-20', onTime: '及时' }, true],
    [{ closedAt: '2026-02-03', onTime: 'No' }, false],
    [{ closedAt: '2026-02-03', onTime: '' }, null],
    [{ onTime: 'Yes' }, true],
  ])('%j is %s', (cells, expected) => {
    expect(row(cells).onTime).toBe(expected);
  });

  test.each<[Cells, boolean | null]>([
    [{}, null],
    [{ closedAt: '2026-02-09 18:00' }, true],
    [{ closedAt: '2026-02-09 18:01' }, false],
    [{ closedAt: '2026-02-09' }, true],
  ])('judged by five working days, %j is %s', (cells, expected) => {
    expect(row(cells, 5).onTime).toBe(expected);
  });

  test.each<[string, string, boolean | null]>([
    ['Timely response?', 'Yes', true],
    ['是否及时', '不及时', false],
    ['是否超时', '是', false],
    ['是否超时', '否', true],
    ['是否超时', '未超时', true],
    ['是否超时', '超时', false],
    ['Overdue', 'no', true],
    ['是否及时', '一般', null],
  ])('under %s, %s is %s', (column, text, expected) => {
    expect(readOnTime(column, text)).toBe(expected);
  });
});

test('what happened is subject and text, or else the words that it was filed under', () => {
  expect(row({ subject: '网络', facts: ' 断网三天 ' }).facts).toBe('网络\n断网三天');
  expect(row({ subject: '', cause: 'Billing', product: 'Mortgage' }).facts).toBe('Billing · Mortgage');
  expect(row({ number: 'A-7' }).facts).toBe('A-7');
});

test('long words are cut to the length of a code', () => {
  const { product } = row({ product: 'x'.repeat(81) });
  expect(product).toBe(`${'x'.repeat(79)}…`);
  expect(row({ product: '*' }).product).toBe('');
});

test('a customer needs a name and a telephone number that can be dialled', () => {
  expect(row({ customerName: '王敏', customerPhone: '138 0013 8000' }).customer).toMatchObject({ name: '王敏' });
  expect(row({ customerName: '王敏' }).customer).toBeNull();
  expect(row({ customerName: '王敏', customerPhone: '138****8000' }).customer).toBeNull();
  expect(row({ customerName: '', customerPhone: '13800138000' }).customer).toBeNull();
});

test('a date without time on the day of receipt is no earlier than receipt', () => {
  expect(row({ closedAt: '2026-02-02' }).closedAt).toEqual(new Date('2026-02-02T02:00:00Z'));
});

describe('wrong cells', () => {
  test.each<[Cells, string[]]>([
    [{ number: '' }, ['number missing']],
    [{ number: 'x'.repeat(81) }, ['number too-long']],
    [{ receivedAt: ' ' }, ['receivedAt missing']],
    [{ receivedAt: 'soon' }, ['receivedAt unreadable-date']],
    [{ receivedAt: '01/02/2026' }, ['receivedAt ambiguous-date']],
    [{ receivedAt: '2026-03-03' }, ['receivedAt in-future']],
    [{ closedAt: '2026-02-01' }, ['closedAt closed-before-received']],
    [{ closedAt: '2026-02-02 09:59' }, ['closedAt closed-before-received']],
    [{ acknowledgedAt: '2026-02-01' }, ['acknowledgedAt acknowledged-before-received']],
    [{ closedAt: '2026-04-01' }, ['closedAt in-future']],
    [{ onTime: 'perhaps' }, ['onTime unknown-choice']],
    [
      { number: '', receivedAt: '', closedAt: '?' },
      ['number missing', 'receivedAt missing', 'closedAt unreadable-date'],
    ],
  ])('%j', (cells, expected) => {
    expect(errors(cells)).toEqual(expected);
  });

  test('cells beyond the last column', () => {
    expect(errors({}, {}, ['', 'more'])).toEqual([' extra-cells']);
    expect(errors({}, {}, ['', ' '])).toEqual([]);
  });

  test('a column that shows its order makes its dates readable', () => {
    expect(errors({ receivedAt: '01/02/2026' }, { receivedAt: 'day-first' })).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { csvOf } from './csv.ts';

interface Row {
  readonly name: string;
  readonly amount: string;
}

const columns: Column<Row>[] = [
  { key: 'name', title: '姓名', text: (row) => row.name },
  { key: 'amount', title: '金额, 元', text: (row) => row.amount },
];

test('opens in Excel: byte order mark, quoting, CRLF', () => {
  expect(csvOf(columns, [{ name: '王"大"明', amount: '12' }])).toBe('\uFEFF姓名,"金额, 元"\r\n"王""大""明",12\r\n');
});

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx'])('%j stays text in a spreadsheet', (name) => {
  expect(csvOf(columns, [{ name, amount: '' }])).toContain(`'${name}`);
});

test.each(['-12.5', '+3', '1,234.5', '98.2%'])('%s stays a number', (amount) => {
  expect(csvOf(columns, [{ name: 'a', amount }])).not.toContain("'");
});

test('says at its end who took it out', () => {
  expect(csvOf(columns, [{ name: 'a', amount: '1' }], 'by 陈静, 1 row')).toBe(
    '\uFEFF姓名,"金额, 元"\r\na,1\r\n"by 陈静, 1 row"\r\n',
  );
});

test('holds what only an export shows, and not what only the screen does', () => {
  const [name, amount] = columns as [Column<Row>, Column<Row>];
  const parted: Column<Row>[] = [
    { ...name, only: 'screen' },
    { ...amount, only: 'export' },
  ];
  expect(csvOf(parted, [{ name: 'a', amount: '1' }])).toBe('\uFEFF"金额, 元"\r\n1\r\n');
});

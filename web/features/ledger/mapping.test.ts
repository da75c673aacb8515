import { expect, test } from 'vitest';
import {
  columnsFor,
  excerptOf,
  type Mapping,
  mappedColumns,
  previewFields,
  readKept,
  samplesOf,
  withField,
} from './mapping.ts';

const columns = ['Issue', 'Received', 'No'];
const mapping: Mapping = { No: 'number', Received: 'receivedAt', Issue: 'cause' };

test('samples are the first different values that say something', () => {
  const rows = ['', 'TX', ' TX ', 'CA', 'NY', 'WA'].map((State) => ({ cells: { State } }));
  expect(samplesOf('State', rows)).toEqual(['TX', 'CA', 'NY']);
  expect(samplesOf('Other', rows)).toEqual([]);
});

test('a long value shows its beginning', () => {
  expect(excerptOf('short')).toBe('short');
  expect(excerptOf('one two three', 5)).toBe('one t…');
  expect(excerptOf('one two', 4)).toBe('one…');
  expect(excerptOf('A市A2区物业', 7)).toBe('A市A2区…');
  expect(samplesOf('a', [{ cells: { a: 'x'.repeat(100) } }])).toEqual([`${'x'.repeat(20)}…`]);
});

test('a column changes its field, or loses it', () => {
  expect(withField(mapping, 'Issue', 'subject')).toEqual({ ...mapping, Issue: 'subject' });
  expect(withField(mapping, 'Issue', null)).toEqual({ No: 'number', Received: 'receivedAt' });
});

test('columns show by field, and a field used twice shows twice', () => {
  expect(mappedColumns(mapping, columns).map(({ column }) => column)).toEqual(['No', 'Received', 'Issue']);
  expect(columnsFor('number', { ...mapping, Issue: 'number' }, columns)).toEqual(['Issue', 'No']);
});

test.each([
  ['as it was', mapping, mapping],
  ['nothing kept', null, null],
  ['a column of another file', { Gone: 'number' }, null],
  ['a field that is none', { No: 'price' }, null],
])('a kept mapping: %s', (_, kept, expected) => {
  expect(readKept(kept, columns)).toEqual(expected);
});

test('the preview shows subject and facts as one text, and timeliness always', () => {
  const told: Mapping = { No: 'number', Received: 'subject', Issue: 'facts' };
  expect(previewFields(told, columns)).toEqual([
    { field: 'number', column: 'No' },
    { field: 'onTime', column: null },
    { field: 'facts', column: 'Issue' },
  ]);
  expect(previewFields({ No: 'subject', Issue: 'onTime' }, columns).map(({ field }) => field)).toEqual([
    'onTime',
    'subject',
  ]);
});

import { recordStep } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { checkBody } from '../../../ui/form/field-errors.ts';
import { keptRecord, recordField, recordOf, valuesOf } from './record.ts';

const ownerId = '0192a000-0004-7000-8000-000000000001';
const wrongFields = (record: unknown) => checkBody(recordStep, { record, version: 1 }).map((error) => error.field);

test.each([
  ['understand', { facts: 'f', demand: 'd', feeling: 'angry', confirmation: 'yes' }],
  ['explain', { explanation: 'e', accepted: false }],
  ['divert', { options: 'a\nb' }],
  ['carry-out', { commitment: 'c', ownerId, dueOn: '2026-03-05', done: true }],
  ['make-good', { offer: 'o', rule: 'r', amount: 12.34 }],
  ['advise', { advice: 'a', followUpOn: '' }],
] as const)('a full form of %s is a record', (step, values) => {
  expect(wrongFields(recordOf(step, values))).toEqual([]);
});

test('yuan become fen exactly, and come back', () => {
  const record = recordOf('make-good', { offer: 'o', rule: 'r', amount: 19.99 });
  expect(record).toMatchObject({ amountMinor: 1999, currency: 'CNY' });
  expect(valuesOf(record)).toMatchObject({ amount: 19.99 });
});

test('what is missing is found by the contract, under the name of its field', () => {
  const wrong = wrongFields(recordOf('carry-out', { commitment: ' ' }));
  expect(wrong).toEqual(['body.record.commitment', 'body.record.ownerId', 'body.record.dueOn']);
  expect(recordField(['record', 'amountMinor'])).toEqual(['amount']);
  expect(recordField(['record', 'dueOn'])).toEqual(['dueOn']);
});

test('a promise kept is its record with nothing else changed', () => {
  const promised = recordOf('carry-out', { commitment: 'c', ownerId, dueOn: '2026-03-05', done: false });
  const kept = recordOf('carry-out', { commitment: 'c', ownerId, dueOn: '2026-03-05', done: true });
  expect(keptRecord(promised)).toEqual(kept);
  for (const other of [kept, recordOf('divert', { options: 'a' }), null]) expect(keptRecord(other)).toBeNull();
});

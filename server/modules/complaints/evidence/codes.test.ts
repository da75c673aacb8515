import { channel, complaintState, severity, stepNames, validity } from '@tongli/contracts/complaints';
import { expect, test } from 'vitest';
import { codeWords, leftWords } from './codes.ts';
import { leftOut } from './sources.ts';

test.each([
  ['state', complaintState.options],
  ['channel', channel.options],
  ['severity', severity.options],
  ['validity', validity.options],
  ['step', stepNames],
] as const)('each %s is told in both languages', (column, codes) => {
  for (const code of codes) {
    const { zh, en } = codeWords[column]?.[code] ?? { zh: '', en: '' };
    expect([code, /\p{Script=Han}/u.test(zh), /^[A-Z]/.test(en)]).toEqual([code, true, true]);
  }
});

test('each table that is left out is named', () => {
  expect(Object.keys(leftWords).toSorted()).toEqual(Object.keys(leftOut).toSorted());
});

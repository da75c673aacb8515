import { expect, test } from 'vitest';
import {
  bodyOf,
  byField,
  emptyValues,
  firstWrongStep,
  type PortalValues,
  stepAt,
  stillWrong,
  wrongIn,
} from './form.ts';

const full: PortalValues = {
  ...emptyValues,
  product: 'broadband',
  area: 'speed',
  facts: 'slow since Monday',
  name: 'Li',
  phone: '139 1234 5678',
  demand: 'a technician',
};

test('an empty form stops at the matter and names its three fields', () => {
  expect(firstWrongStep(emptyValues)).toBe('matter');
  expect([...wrongIn('matter', emptyValues).keys()]).toEqual(['product', 'area', 'facts']);
  expect([...wrongIn('who', emptyValues).keys()]).toEqual(['name', 'phone']);
});

test('an e-mail address may be left out but not be wrong', () => {
  expect(bodyOf(full).customer.email).toBeNull();
  expect(wrongIn('who', full).size).toBe(0);
  expect([...wrongIn('who', { ...full, email: 'li@' }).keys()]).toEqual(['email']);
});

test.each<[string | undefined, PortalValues, string]>([
  [undefined, full, 'matter'],
  ['check', full, 'check'],
  ['check', { ...full, demand: ' ' }, 'remedy'],
  ['who', emptyValues, 'matter'],
  ['nonsense', full, 'matter'],
])('the address asks for %s', (asked, values, expected) => {
  expect(stepAt(asked, values)).toBe(expected);
});

test('what the server finds wrong stands beside its field', () => {
  const unknown = { field: 'body.product', code: 'unknown-term', params: {} };
  const phone = { field: 'body.customer.phone', code: 'invalid_format', params: {} };
  expect([...byField([unknown, phone]).keys()]).toEqual(['product', 'phone']);
});

test('what is changed is no longer called wrong, until the customer goes on', () => {
  const found = { wrong: wrongIn('matter', emptyValues), values: emptyValues };
  expect([...stillWrong(found, { ...emptyValues, product: 'broadband' }).keys()]).toEqual(['area', 'facts']);
  expect(stillWrong(found, full).size).toBe(0);
});

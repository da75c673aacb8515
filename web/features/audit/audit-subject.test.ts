import { expect, test } from 'vitest';
import { pageOf, shownSubject } from './audit-subject.ts';

const id = '0198a1b2-0000-7000-8000-000000000001';
const subject = (subjectType: string, subjectId: string, subjectName: string | null = null) => ({
  subjectType,
  subjectId,
  subjectName,
});

test.each([
  ['by its number', subject('complaint', id, 'TS2026-000839'), 'TS2026-000839'],
  ['by the beginning of its id', subject('customer', id), '0198a1b2'],
  ['by a name that is its id', subject('flow', 'complaint-closed'), 'complaint-closed'],
  ['by its kind alone where there is one', subject('access-policy', 'policy'), ''],
])('a subject is shown %s', (_, of, shown) => {
  expect(shownSubject(of)).toBe(shown);
});

test('a subject leads to its page where there is one', () => {
  expect(pageOf(subject('complaint', id))).toEqual({ path: `/complaints/${id}`, need: 'complaints.read' });
  expect(pageOf(subject('token', id))).toBeNull();
  expect(pageOf(subject('calendar', 'unknown'))).toBeNull();
});

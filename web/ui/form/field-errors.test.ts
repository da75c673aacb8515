import { endpoint } from '@tongli/contracts/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkBody, pathOf, stillWrong } from './field-errors.ts';

const lodge = endpoint({
  id: 'x.lodge',
  method: 'POST',
  path: '/x',
  need: 'public',
  body: z.object({
    facts: z.string().min(5).max(10),
    parts: z.array(z.object({ name: z.string() })).min(1),
    until: z.string().superRefine((value, context) => {
      if (value < '2026')
        context.addIssue({ code: 'custom', message: 'past', params: { code: 'past', after: '2026' } });
    }),
  }),
  reply: z.object({}),
});

test('a body that keeps the contract has no errors', () => {
  expect(checkBody(lodge, { facts: 'enough', parts: [{ name: 'a' }], until: '2027' })).toEqual([]);
});

test('errors name the field, the rule and the bound, as the server does', () => {
  const errors = checkBody(lodge, { facts: 'no', parts: [{}], until: '2025' });
  expect(errors).toMatchObject([
    { field: 'body.facts', code: 'too_small', params: { minimum: 5, origin: 'string' } },
    { field: 'body.parts.0.name', code: 'invalid_type', params: { expected: 'string' } },
    { field: 'body.until', code: 'past', params: { after: '2026' } },
  ]);
});

test('a field of the body leads to the field of the form', () => {
  expect(pathOf('body.parts.0.name')).toEqual(['parts', 0, 'name']);
});

test.each(['', '  ', null, undefined])('what holds %j is missing, whichever rule says so', (empty) => {
  const errors = checkBody(lodge, { facts: empty, parts: [{ name: 'a' }], until: '2027' });
  expect(errors.map(({ field, code }) => [field, code])).toEqual([['body.facts', 'invalid_type']]);
});

test('an error goes when its field is written in, and the others stay', () => {
  const errors = checkBody(lodge, { facts: 'no', parts: [{}], until: '2025' });
  const left = stillWrong(errors, new Set(['facts', 'parts']), (path) => path);
  expect(left.map(({ field }) => field)).toEqual(['body.until']);
  expect(stillWrong(errors, new Set(), (path) => path)).toBe(errors);
});

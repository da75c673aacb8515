import { endpoint, personal } from '@tongli/contracts/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { maskerOf, shown } from './outgoing.ts';

const text = personal('text', z.string());
const told = '电话13812345678';
const masked = '电话138****5678';

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a field', z.object({ text, other: z.string() }), { text: told, other: told }, { text: masked, other: told }],
  ['one that may be null', z.object({ text: text.nullable() }), { text: null }, { text: null }],
  ['one that may be missing', z.object({ text: text.optional() }), {}, {}],
  [
    'rows of a list',
    z.object({ items: z.array(z.object({ text })) }),
    { items: [{ text: told }] },
    { items: [{ text: masked }] },
  ],
  ['values by name', z.record(z.string(), text), { a: told }, { a: masked }],
  ['a marked record, all of it', personal('text', z.record(z.string(), z.string())), { a: told }, { a: masked }],
  [
    'the form that a value has',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('plain'), words: z.string() }),
      z.object({ kind: z.literal('told'), words: text }),
    ]),
    { kind: 'told', words: told },
    { kind: 'told', words: masked },
  ],
  ['a name', z.object({ name: personal('name', z.string()) }), { name: '王小明' }, { name: '王**' }],
])('masks %s', (_, schema, value, expected) => {
  const masker = maskerOf(schema);
  expect(masker?.(value)).toEqual(expected);
  expect(masker?.(masker(value))).toEqual(expected);
});

test('leaves alone what holds nothing personal', () => {
  expect(maskerOf(z.object({ id: z.string(), rows: z.array(z.object({ name: z.string() })) }))).toBeNull();
});

test('an operation that discloses shows what it has', () => {
  const shape = { id: 'test.show', method: 'GET', path: '/', need: 'public', reply: z.object({ text }) } as const;
  expect(shown(endpoint(shape), { text: told })).toEqual({ text: masked });
  expect(shown(endpoint({ ...shape, discloses: true }), { text: told })).toEqual({ text: told });
});

import { endpoint } from '@tongli/contracts/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { encodeList } from './list.ts';
import { readProblem } from './problem.ts';
import { addressOf, headersOf, narrowTo } from './request.ts';

const open = endpoint({
  id: 'x.open',
  method: 'POST',
  path: '/cases/:id/parts',
  need: 'public',
  params: z.object({ id: z.string() }),
  query: z.record(z.string(), z.string()),
  reply: z.object({}),
  creates: true,
});

test('the address carries path parameters and the list query', () => {
  const query = encodeList({
    filters: { product: { eq: '宽带' }, openedOn: { gte: '2026-01-01', lte: '' } },
    sort: '-at',
  });
  const address = new URL(addressOf(open, { params: { id: 'a/b' }, query }), 'http://x');
  expect(address.pathname).toBe('/api/v1/cases/a%2Fb/parts');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    'filter[product][eq]': '宽带',
    'filter[openedOn][gte]': '2026-01-01',
    sort: '-at',
  });
});

test('a missing path parameter is a defect, not an address', () => {
  expect(() => addressOf(open, {})).toThrow('x.open needs the path parameter id');
});

test('a creation carries its key', () => {
  expect(headersOf(open, 'application/json', { idempotencyKey: 'k' })).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': 'k',
  });
});

test('a request of somebody who looks at one project names it; a customer’s never does', () => {
  const ours = { ...open, need: 'x.read' } as const;
  narrowTo('p');
  expect(headersOf(ours, 'application/json', {})['x-project']).toBe('p');
  expect(headersOf(open, 'application/json', {})['x-project']).toBeUndefined();
  narrowTo(null);
  expect(headersOf(ours, 'application/json', {})['x-project']).toBeUndefined();
});

test('an answer without a problem document is an internal problem with its request id', () => {
  expect(readProblem(502, '<html>', 'r-1')).toMatchObject({ status: 502, code: 'internal', requestId: 'r-1' });
});

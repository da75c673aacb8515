import type { Role } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startSession } from './modules/access/index.ts';
import { people } from './sample/people.ts';
import { identified, makeRows, type Rows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

let world: World;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld();
  rows = await makeRows(world);
}, 60_000);
afterAll(() => world.close());

const looks = operations.map(({ endpoint }) => endpoint).filter(({ method }) => method === 'GET');

/** Every look at every row: `:id` is tried with each id there is, for a look at the wrong kind of row finds nothing. */
function addressesOf(endpoint: Endpoint): string[] {
  const path = `/api/v1${endpoint.path}`;
  if (path.includes(':token')) return [path.replace(':token', rows.followToken)];
  if (!path.includes(':'))
    return [endpoint.id === 'measures.overview' ? `${path}?from=2026-02-01&to=2026-03-02` : path];
  return Object.values(rows).map((id) => path.replace(/:\w+/g, encodeURIComponent(id)));
}

const holders = new Map<Role, string>(people.flatMap(({ id, roles }) => roles.map((role) => [role, id] as const)));

test('no look by anybody shows a customer’s identifiers in clear', async () => {
  const seen: string[] = [];
  let answered = 0;
  for (const [role, id] of [...holders, [null, null] as const]) {
    const cookie = id === null ? '' : `tongli_session=${await world.call(null, (call) => startSession(call, id))}`;
    for (const endpoint of looks)
      for (const url of addressesOf(endpoint)) {
        const { statusCode, body } = await world.house.app.inject({ method: 'GET', url, headers: { cookie } });
        if (statusCode === 200) answered += 1;
        const shown = Object.entries(identified).filter(([, clear]) => body.includes(clear));
        seen.push(...shown.map(([what]) => `${endpoint.id} shows the ${what} to ${role ?? 'anybody'}`));
      }
  }
  expect(seen).toEqual([]);
  expect(answered).toBeGreaterThan(60);
}, 120_000);

test('what discloses asks colleagues why; customers, who are told of themselves, are asked for a code', () => {
  const disclosing = operations.map(({ endpoint }) => endpoint).filter(({ discloses }) => discloses);
  expect(disclosing.map(({ id }) => id)).toContain('customers.reveal');
  for (const { id, body, method, need } of disclosing) {
    expect(method, id).not.toBe('GET');
    const asked = need === 'public' ? 'code' : 'reason';
    expect(body instanceof z.ZodObject && asked in body.shape, `${id} asks for no ${asked}`).toBe(true);
  }
});

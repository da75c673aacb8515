import type { Role } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { permissionsFor, startSession } from './modules/access/index.ts';
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

const holders = new Map<Role, (typeof people)[number]>(
  people.flatMap((person) => person.roles.map((role) => [role, person] as const)),
);

/** Whom the door refuses a look it refuses whatever the row: once says it. */
const addressesFor = (endpoint: Endpoint, permissions: Pick<ReadonlySet<string>, 'has'>) =>
  endpoint.need === 'public' || endpoint.need === 'signed-in' || permissions.has(endpoint.need)
    ? addressesOf(endpoint)
    : addressesOf(endpoint).slice(0, 1);

test('no look by anybody shows a customer’s identifiers in clear', async () => {
  const seen: string[] = [];
  let answered = 0;
  for (const [role, person] of [...holders, [null, null] as const]) {
    const cookie = person ? `tongli_session=${await world.call(null, (call) => startSession(call, person.id))}` : '';
    const permissions = permissionsFor(person?.roles ?? []);
    for (const endpoint of looks) {
      const look = async (url: string) => {
        const { statusCode, body } = await world.house.app.inject({ method: 'GET', url, headers: { cookie } });
        if (statusCode === 200) answered += 1;
        const shown = Object.entries(identified).filter(([, clear]) => body.includes(clear));
        seen.push(...shown.map(([what]) => `${endpoint.id} shows the ${what} to ${role ?? 'anybody'}`));
      };
      await Promise.all(addressesFor(endpoint, permissions).map(look));
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

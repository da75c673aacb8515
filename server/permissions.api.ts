import { randomUUID } from 'node:crypto';
import { grantsEverywhere, type Role, roles } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword, openAccount, permissionsFor, startSession } from './modules/access/index.ts';
import { mustSucceed } from './platform/call.ts';
import { openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

const endpoints = operations.map((operation) => operation.endpoint).toSorted((a, b) => (a.id < b.id ? -1 : 1));

let world: World;
/** For each role someone who has it, and no other, everywhere. */
const holders = new Map<Role, string>();
beforeAll(async () => {
  world = await openWorld();
  const password = { hash: await hashPassword(randomUUID()) };
  for (const role of roles) {
    const account = { username: `only-${role}`, name: role, grants: grantsEverywhere(role), password };
    holders.set(role, mustSucceed(await world.call(null, (call) => openAccount(call, account))).id);
  }
});
afterAll(() => world.close());

const tokens = new Map<Role, string>();

async function tokenOf(role: Role): Promise<string> {
  const token = tokens.get(role) ?? (await world.call(null, (call) => startSession(call, holders.get(role) ?? '')));
  tokens.set(role, token);
  return token;
}

/** Called for a record that does not exist and with a body that fits nothing: nothing happens, only the door answers. */
async function ask(endpoint: Endpoint, token: string | null): Promise<number> {
  const response = await world.house.app.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path.replace(/:\w+/g, randomUUID())}`,
    headers: token === null ? {} : { cookie: `tongli_session=${token}` },
    ...(endpoint.method === 'GET' ? {} : { payload: { 'fits-nothing': true } }),
  });
  return response.statusCode;
}

async function knock(endpoint: Endpoint, role: Role | null): Promise<number> {
  if (role === null) return ask(endpoint, null);
  const status = await ask(endpoint, await tokenOf(role));
  if (status !== 401) return status;
  // An operation before this one ended the session: that is what it is there for.
  tokens.delete(role);
  return ask(endpoint, await tokenOf(role));
}

const mark = (status: number) => (status === 401 || status === 403 ? ' ' : '×');

async function rowOf(endpoint: Endpoint): Promise<string> {
  const statuses = await Promise.all([...roles, null].map((role) => knock(endpoint, role)));
  expect(Math.max(...statuses), `${endpoint.id} fails`).toBeLessThan(500);
  const cells = [endpoint.id, `${endpoint.method} ${endpoint.path}`, endpoint.need, ...statuses.map(mark)];
  return `| ${cells.join(' | ')} |`;
}

const head = `# Who may call what

Each operation under \`/api/v1\`, called over HTTP by someone of each role and by nobody; × is let in. Rows outside a
person's scope and states that forbid an act are further refusals behind this door. Written by
\`node_modules/.bin/vitest run --project api server/permissions -u\`; without \`-u\` the same walk compares.

| operation | call | needs | ${roles.join(' | ')} | nobody |
|---|---|---|${':-:|'.repeat(roles.length + 1)}
`;

test('who is let in is what the committed table says', async () => {
  const rows: string[] = [];
  for (const endpoint of endpoints) rows.push(await rowOf(endpoint));
  await expect(`${head}${rows.join('\n')}\n`).toMatchFileSnapshot('permissions.matrix.md');
}, 60_000);

test('operations have ids and addresses of their own', () => {
  const ids = endpoints.map((endpoint) => endpoint.id);
  const addresses = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('what an operation needs, some role has', () => {
  const granted = permissionsFor(roles);
  const open = new Set<string>(['public', 'signed-in']);
  expect(endpoints.filter(({ need }) => !open.has(need) && !granted.has(need)).map(({ id }) => id)).toEqual([]);
});

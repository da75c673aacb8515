import { randomUUID } from 'node:crypto';
import { getMe } from '@tongli/contracts/access';
import { listComplaints, listPortals, lodgeForCustomer, lodgeInPortal } from '@tongli/contracts/complaints';
import type { Endpoint } from '@tongli/contracts/kernel';
import { listProjects } from '@tongli/contracts/org';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from './modules/access/index.ts';
import { addProject } from './modules/org/index.ts';
import { mustSucceed } from './platform/call.ts';
import { personNamed, projectId as telecom } from './sample/people.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
/** An agent of both projects; a handler of the bank who is an agent of the telecom. */
let both: string;
let mixed: string;
const bank = randomUUID();

beforeAll(async () => {
  world = await openWorld();
  await world.call(null, (call) =>
    addProject(call, { id: bank, code: 'bank', name: { zh: '和丰银行', en: 'Hefeng Bank' } }),
  );
  both = await world.call(null, (call) => startSession(call, personNamed('wangfang').id));
  mixed = await world.call(null, async (call) => {
    const grants = [
      { role: 'agent' as const, projectId: telecom, unitId: null },
      { role: 'handler' as const, projectId: bank, unitId: null },
    ];
    const account = { username: 'mixed', name: '双线', grants, password: { hash: '-' } };
    return startSession(call, mustSucceed(await openAccount(call, account)).id);
  });
});
afterAll(() => world.close());

async function ask(session: string | null, endpoint: Endpoint, project: string | null, body?: object) {
  const response = await world.house.app.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    headers: {
      ...(session === null ? {} : { cookie: `tongli_session=${session}` }),
      ...(project === null ? {} : { 'x-project': project }),
    },
    ...(body ? { payload: body } : {}),
  });
  return { status: response.statusCode, reply: response.json() };
}

const complaint = (name: string) => ({
  customer: { name, phone: '13800001111' },
  product: 'mobile',
  area: 'gaoxin',
  facts: 'x',
  demand: 'x',
});
const byPhone = (name: string) => ({ ...complaint(name), channel: 'phone' });

test('who works for two projects looks at one: what they lodge belongs to it, and what they list is of it alone', async () => {
  expect((await ask(both, lodgeForCustomer, null, byPhone('钱先生'))).reply.code).toBe('project-needed');
  const ofTelecom = (await ask(both, lodgeForCustomer, telecom, byPhone('钱先生'))).reply.number;
  const ofBank = (await ask(both, lodgeForCustomer, bank, byPhone('周先生'))).reply.number;
  const numbers = async (project: string | null) =>
    (await ask(both, listComplaints, project)).reply.items.map(({ number }: { number: string }) => number).toSorted();
  expect(await numbers(telecom)).toEqual([ofTelecom]);
  expect(await numbers(bank)).toEqual([ofBank]);
  expect(await numbers(null)).toEqual([ofTelecom, ofBank].toSorted());
});

test('they may do in a project what they may do there, and are told every project whichever they look at', async () => {
  const seen = async (project: string | null) => {
    const { permissions, projects } = (await ask(mixed, getMe, project)).reply;
    return {
      lodges: permissions.includes('complaints.lodge'),
      handles: permissions.includes('complaints.handle'),
      projects: projects.map(({ code }: { code: string }) => code),
    };
  };
  const projects = ['bank', 'hefeng'];
  expect(await seen(null)).toEqual({ lodges: true, handles: true, projects });
  expect(await seen(telecom)).toEqual({ lodges: true, handles: false, projects });
  expect(await seen(bank)).toEqual({ lodges: true, handles: true, projects });
});

test('a project that they do not reach shows nothing, and a name that is none is refused', async () => {
  expect((await ask(mixed, listComplaints, randomUUID())).status).toBe(403);
  expect((await ask(mixed, listComplaints, 'bank')).reply).toMatchObject({
    status: 422,
    errors: [{ field: 'headers.x-project' }],
  });
  // What belongs to the installation stays: the switch itself must know where it could lead.
  expect((await ask(mixed, listProjects, telecom)).reply.projects).toHaveLength(2);
});

test('a customer comes by the address of a project, or chooses', async () => {
  const { projects } = (await ask(null, listPortals, null)).reply;
  expect(projects.map(({ code }: { code: string }) => code)).toEqual(['bank', 'hefeng']);
  expect((await ask(null, lodgeInPortal, null, complaint('吴女士'))).reply.code).toBe('project-needed');
  const sent = await ask(null, lodgeInPortal, null, { ...complaint('吴女士'), projectId: bank });
  expect(sent.status).toBe(200);
  const items = (await ask(mixed, listComplaints, bank)).reply.items as { number: string }[];
  expect(items.map(({ number }) => number)).toContain(sent.reply.number);
});

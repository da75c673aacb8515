import { randomUUID } from 'node:crypto';
import { type Role, roles } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from './modules/access/index.ts';
import { addProject } from './modules/org/index.ts';
import { mustSucceed } from './platform/call.ts';
import { people, personNamed, projectId, units } from './sample/people.ts';
import { chart, identified, makeRows, type Rows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

const endpoints = operations.map(({ endpoint }) => endpoint);
const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));

interface Request {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
}

/** Rows of these belong to a project and to no unit: they are seen from every branch that works for it. */
const ofProject = new Set([
  'customers.export-person',
  'customers.reveal',
  'customers.find',
  'privacy.ask-erasure',
  'privacy.get-erasure-outlook',
  'privacy.register-request',
]);

/** How each operation is aimed at an existing row of the first project. */
function aimed(rows: Rows): Readonly<Record<string, Request>> {
  const complaint = { params: { id: rows.complaint } };
  const imported = { params: { id: rows.imported } };
  const account = { params: { id: personNamed('wangfang').id } };
  const task = { params: { id: rows.task } };
  const approval = { params: { id: rows.approval } };
  const said = { parts: [{ text: 'x' }] };
  const words = { text: 'x', message: 'x', reason: 'x' };
  const match = { body: { mapping: {} } };
  const grants = [{ role: 'agent' }];
  const study = { problem: 'x', teamIds: [], whys: [], version: 1 };
  return {
    'access.change-account': { ...account, body: { name: 'x', grants, version: 1 } },
    'access.close-account': account,
    'access.set-password': { ...account, body: { password: 'a long enough password' } },
    'access.get-factor-of': account,
    'access.reset-factor': { ...account, body: { reason: 'x' } },
    'access.list-sessions-of': account,
    'access.end-sessions-of': account,
    'access.end-session-of': { params: { ...account.params, sessionId: randomUUID() } },
    'access.invite-to-sign-on': { ...account, body: { providerId: randomUUID() } },
    'access.make-service-token': { ...account, body: { name: 'x', scopes: ['org.read'], days: 1 } },
    'access.revoke-token': { params: { id: randomUUID() } },
    'complaints.get': complaint,
    'complaints.acknowledge': { ...complaint, body: words },
    'complaints.add-note': { ...complaint, body: words },
    'complaints.answer': { ...complaint, body: words },
    'complaints.assign': { ...complaint, body: { ownerId: personNamed('liwei').id } },
    'complaints.classify': {
      ...complaint,
      body: { product: 'mobile', area: 'gaoxin', severity: 'normal', kind: 'routine', version: 1 },
    },
    'complaints.attach-files': { ...complaint, body: { fileIds: [randomUUID()] } },
    'complaints.disclose-file': { params: { ...complaint.params, fileId: randomUUID() }, body: { reason: 'x' } },
    'complaints.close': { ...complaint, body: { validity: 'upheld', cause: 'attitude' } },
    'complaints.record-step': {
      params: { id: rows.complaint, step: 'divert' },
      body: { record: { step: 'divert', options: 'x' }, version: 1 },
    },
    'complaints.skip-step': { params: { id: rows.complaint, step: 'divert' }, body: { reason: 'x', version: 1 } },
    'complaints.get-import': imported,
    'complaints.list-row-errors': imported,
    'complaints.preview-import': { ...imported, ...match },
    'complaints.start-import': { ...imported, ...match },
    'customers.export-person': { params: { id: rows.customer }, body: words },
    'customers.reveal': { params: { id: rows.customer }, body: words },
    'improvement.get-triage': { params: { id: rows.triage } },
    'improvement.decide-triage': { params: { id: rows.triage }, body: { finding: 'data-error', note: 'x' } },
    'improvement.get-root-cause': { params: { id: rows.rootCause } },
    'improvement.study-root-cause': { params: { id: rows.rootCause }, body: study },
    'improvement.conclude-root-cause': { params: { id: rows.rootCause }, body: { cause: '', text: 'x', version: 1 } },
    'improvement.get-action': { params: { id: rows.action } },
    'improvement.complete-action': {
      params: { id: rows.action },
      body: { evidence: 'x', doneOn: '2026-03-02', version: 1 },
    },
    'improvement.move-verification': { params: { id: rows.action }, body: { verifyOn: '2026-06-01', version: 1 } },
    'measures.unwatch-chart': { params: { id: rows.chart } },
    ...ofOrganisation(),
    'privacy.ask-erasure': { params: { id: rows.customer }, body: words },
    'privacy.confirm-erasure': { params: { id: randomUUID() }, body: { version: 1 } },
    'privacy.get-erasure-outlook': { params: { id: rows.customer } },
    'privacy.register-request': {
      params: { id: rows.customer },
      body: { kind: 'access', channel: 'phone', receivedOn: '2026-03-02', ownerId: personNamed('chenjing').id },
    },
    'privacy.close-request': { params: { id: randomUUID() }, body: { outcome: 'granted', note: 'x', version: 1 } },
    'privacy.assign-request': { params: { id: randomUUID() }, body: { ownerId: personNamed('liwei').id, version: 1 } },
    'privacy.withdraw-erasure': { params: { id: randomUUID() }, body: { reason: 'x', version: 1 } },
    'work.read-notice': { params: { id: rows.notice } },
    'work.get-task': task,
    'work.change-task': { ...task, body: { title: 'x', body: 'x', version: 1 } },
    'work.start-task': { ...task, body: { version: 1 } },
    'work.complete-task': { ...task, body: { version: 1 } },
    'work.cancel-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.assign-task': { ...task, body: { ownerId: personNamed('liwei').id, version: 1 } },
    'work.escalate-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.return-task': { ...task, body: { reason: 'x', version: 1 } },
    'work.dispute-return': { ...task, body: { reason: 'x', version: 1 } },
    'work.arbitrate-task': { ...task, body: { ownerId: personNamed('liwei').id, note: 'x', version: 1 } },
    'work.watch-task': { ...task, body: { watching: true } },
    'work.attach-to-task': { ...task, body: { fileIds: [randomUUID()] } },
    'work.disclose-task-file': { params: { ...task.params, fileId: randomUUID() }, body: { reason: 'x' } },
    'work.list-task-comments': task,
    'work.comment-task': { ...task, body: said },
    'work.get-approval': approval,
    'work.approve': { ...approval, body: { version: 1 } },
    'work.reject': { ...approval, body: { reason: 'x', version: 1 } },
    'work.withdraw-approval': { ...approval, body: { version: 1 } },
    'work.list-approval-comments': approval,
    'work.comment-approval': { ...approval, body: said },
  };
}

/** Aimed at a unit and a person of another branch. */
function ofOrganisation(): Readonly<Record<string, Request>> {
  const unit = { params: { id: units.find(({ code }) => code === 'hotline')?.id ?? '' } };
  const person = { params: { id: personNamed('wangfang').id } };
  const on = '2026-03-02';
  const post = randomUUID();
  const name = { zh: 'x', en: 'x' };
  return {
    'org.change-unit': { ...unit, body: { code: 'x', name, version: 1 } },
    'org.move-unit': { ...unit, body: { parentId: null, on, version: 1 } },
    'org.close-unit': { ...unit, body: { on, version: 1 } },
    'org.get-person': person,
    'org.list-belongings': person,
    'org.list-open-work': person,
    'org.check-fit': { ...person, query: { postId: post } },
    'org.change-person': { ...person, body: { name: 'x', number: null, version: 1 } },
    'org.move-person': { ...person, body: { unitId: otherBranch, postId: post, on, version: 1 } },
    'org.record-leaving': { ...person, body: { lastDayOn: on, successorId: null, version: 1 } },
    'org.withdraw-person-move': { ...person, body: { on, version: 1 } },
    'org.withdraw-leaving': { ...person, body: { version: 1 } },
    'org.set-skills': { ...person, body: { skills: [], version: 1 } },
    'org.record-certificate': {
      ...person,
      body: { certificateId: randomUUID(), number: null, issuedOn: on, version: 1 },
    },
    'org.remove-certificate': { params: { ...person.params, heldId: randomUUID() } },
  };
}

/** Operations on a named record that belongs to nobody's project, and why that is right. */
const ownRecords: Readonly<Record<string, string>> = {
  'complaints.follow': 'opened by a signed link',
  'access.end-own-session': 'finds one’s own only',
  'access.revoke-own-token': 'finds one’s own only',
  'access.change-provider': 'of the installation',
  'access.check-provider': 'of the installation',
  'desk.change-view': 'a person’s own or shown to them; no rows of business',
  'desk.delete-view': 'a person’s own or shown to them; no rows of business',
  'desk.get-list': 'a person’s own or shown to them; no rows of business',
  'desk.keep-layout': 'one’s own',
  'files.read': 'opened by a signed address',
  'files.withdraw': 'finds one’s own only',
  'privacy.read-list-export': 'finds one’s own only, and reads within one’s own scope',
  'files.withdraw-in-portal': 'finds those of a draft that one knows',
  'org.change-calendar': 'of the installation',
  ...Object.fromEntries(
    ['get', 'preview', 'check', 'start', 'cancel', 'undo', 'list-errors', 'read-error-file', 'read-template'].map(
      (name) => [`imports.${name}`, 'asks for the permission of what is imported; server/modules/org/import'],
    ),
  ),
  ...Object.fromEntries(
    ['get', 'preview', 'check', 'start', 'cancel', 'undo', 'list-errors', 'read-error-file', 'read-template'].map(
      (name) => [`imports.${name}`, 'asks for the permission of what is imported; server/modules/org/import'],
    ),
  ),
  'work.get-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.cancel-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.hand-over-absence': 'of a person, by branch; asserted in work/absences.api.ts',
  'work.revoke-delegation': 'finds one’s own only',
  'org.apply-template': 'of the installation',
  'org.change-certificate': 'of the installation',
  'org.change-post': 'of the installation',
  'org.change-project': 'of the installation',
  'org.change-skill': 'of the installation',
  'org.get-post': 'known to everyone; its holders are counted within one’s own scope',
  'org.get-unit': 'known to everyone',
  'org.preview-template': 'of the installation',
};

/** Questions whose answer is not rows of a project, and why that is right. */
const sharedAnswers: Readonly<Record<string, string>> = {
  'access.get-factor': 'one’s own',
  'access.get-policy': 'of the installation',
  'access.list-own-sessions': 'one’s own',
  'access.list-own-tokens': 'one’s own',
  'access.list-providers': 'of the installation',
  'access.list-sign-on-options': 'shown to whoever signs in',
  'access.me': 'oneself',
  'imports.list-importables': 'definitions of what one may import',
  'complaints.list-portals': 'names that every customer may read',
  'complaints.list-terms': 'words that everyone uses',
  'measures.list-indicators': 'definitions; the span is that of one’s own cells',
  'measures.overview': 'sums of a project; asserted below',
  'org.list-calendars': 'of the installation',
  'org.get-organisation': 'known to everyone; its people are counted within one’s own scope',
  'org.list-certificates': 'of the installation',
  'org.list-posts': 'known to everyone; their holders are counted within one’s own scope',
  'org.list-skills': 'of the installation',
  'org.list-staff': 'colleagues, by branch; asserted below',
  'org.list-templates': 'of the installation',
  'org.list-people': 'colleagues, by branch; asserted below',
  'org.list-projects': 'one’s own; asserted below',
  'privacy.get-policy': 'of the installation',
  'system.get-first-steps': 'of the installation',
  'requests.list-process-versions': 'of the installation',
  'work.preview-due': 'an instant of the calendar',
  'work.list-ladders': 'of the installation',
  'work.list-authority-limits': 'of the installation',
  'work.list-approval-times': 'of the installation',
};

const needsId = ({ path }: Endpoint) => path.includes('/:');
const asks = (endpoint: Endpoint) => endpoint.method === 'GET' && !needsId(endpoint);

type Narrowing = 'project' | 'branch';
const otherProject = randomUUID();
const otherBranch = units.find(({ code }) => code === 'support')?.id ?? '';

let world: World;
let rows: Rows;
/** Sessions by narrowing and role. */
const sessions = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld();
  rows = await makeRows(world);
  await world.call(null, (call) =>
    addProject(call, { id: otherProject, code: 'bank', name: { zh: '和丰银行', en: 'Hefeng Bank' } }),
  );
  for (const role of roles) {
    await admitNarrowed('project', role);
    await admitNarrowed('branch', role);
  }
}, 60_000);
afterAll(() => world.close());

async function admitNarrowed(narrowing: Narrowing, role: Role): Promise<void> {
  const grant =
    narrowing === 'project'
      ? { role, projectId: otherProject, unitId: null }
      : { role, projectId: null, unitId: otherBranch };
  const session = await world.call(null, async (call) => {
    const account = { username: `${narrowing}.${role}`, name: role, grants: [grant], password: { hash: '-' } };
    const { id } = mustSucceed(await openAccount(call, account));
    return startSession(call, id);
  });
  sessions.set(`${narrowing} ${role}`, session);
}

async function ask(session: string, endpoint: Endpoint, { params = {}, query = {}, body }: Request) {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const response = await world.house.app.inject({
    method: endpoint.method,
    url: `/api/v1${path}`,
    query,
    headers: { cookie: `tongli_session=${session}` },
    ...(body ? { payload: body } : {}),
  });
  return { status: response.statusCode, reply: response.json() };
}

/** What everyone narrowed this way is answered who is let in at all. */
async function answersOf(narrowing: Narrowing, endpoint: Endpoint, request: Request) {
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  for (const role of roles) {
    const answer = await ask(sessions.get(`${narrowing} ${role}`) ?? '', endpoint, request);
    if (answer.status !== 403) answers.push(answer);
  }
  return answers;
}

test('the walk knows every operation on a record', () => {
  const known = { ...aimed(rows), ...ownRecords };
  expect(
    endpoints
      .filter(needsId)
      .filter(({ id }) => !(id in known))
      .map(({ id }) => id),
  ).toEqual([]);
});

const narrowings: readonly Narrowing[] = ['project', 'branch'];

test.each(narrowings)(
  'whoever works for another %s finds no record of this one, by whatever operation',
  async (narrowing) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [id, request] of Object.entries(aimed(rows))) {
      const endpoint = byId.get(id);
      if (!endpoint || (narrowing === 'branch' && ofProject.has(id))) continue;
      for (const { status, reply } of await answersOf(narrowing, endpoint, request)) {
        tried += 1;
        if (status !== 404) wrong.push(`${id}: ${status} ${JSON.stringify(reply).slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  },
  60_000,
);

test('while those of this one find it', async () => {
  const session = await world.call(null, (call) => startSession(call, personNamed('luping').id));
  for (const id of ['complaints.get', 'complaints.get-import', 'improvement.get-triage', 'improvement.get-action']) {
    const endpoint = byId.get(id);
    if (endpoint) expect((await ask(session, endpoint, aimed(rows)[id] ?? {})).status, id).toBe(200);
  }
});

const rowsIn = (reply: object): unknown[] => Object.values(reply).find(Array.isArray) ?? ['no list in the reply'];

test.each(narrowings)(
  'whoever works for another %s is shown no rows of this one',
  async (narrowing) => {
    const wrong: string[] = [];
    for (const endpoint of endpoints.filter(asks)) {
      if (endpoint.id in sharedAnswers || (narrowing === 'branch' && ofProject.has(endpoint.id))) continue;
      for (const { status, reply } of await answersOf(narrowing, endpoint, {})) {
        // An administrator finds those of the same branch, who were made for this walk.
        const found =
          status === 200 ? rowsIn(reply).filter((row) => !JSON.stringify(row).includes(`${narrowing}.`)) : [];
        if (status !== 200 || found.length > 0)
          wrong.push(`${endpoint.id}: ${status} ${JSON.stringify(found).slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

async function asHandler(narrowing: Narrowing, id: string, request: Request = {}) {
  const endpoint = byId.get(id);
  if (!endpoint) throw new Error(`no operation ${id}`);
  return ask(sessions.get(`${narrowing} handler`) ?? '', endpoint, request);
}

test('sums, searches and colleagues stay within their bounds', async () => {
  const query = { from: '2026-02-01', to: '2026-03-02' };
  expect((await asHandler('project', 'measures.overview', { query })).reply.total.lodged).toBe(0);
  // Sums and charts have no branch: whoever is narrowed to one is not shown those of the whole project.
  expect((await asHandler('branch', 'measures.overview', { query })).status).toBe(403);
  expect((await asHandler('project', 'measures.draw-chart', { body: chart })).reply.code).toBe('too-few-points');
  const found = await asHandler('project', 'customers.find', { body: { phone: identified.phone } });
  expect(found.reply).toEqual({ customers: [] });
  const colleagues = (await asHandler('branch', 'org.list-people')).reply.people;
  expect(colleagues.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    people
      .filter(({ unit }) => unit === 'support')
      .map(({ id }) => id)
      .toSorted(),
  );
  const listStaff = byId.get('org.list-staff');
  if (!listStaff) throw new Error('staff cannot be listed');
  const staff = (await ask(sessions.get('branch administrator') ?? '', listStaff, {})).reply.items;
  expect(staff.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    colleagues.map(({ id }: { id: string }) => id).toSorted(),
  );
  const projects = (await asHandler('project', 'org.list-projects')).reply.projects;
  expect(projects.map(({ id }: { id: string }) => id)).toEqual([otherProject]);
});

test('what is new belongs to the only project that its maker reaches; who reaches several says which', async () => {
  const body = {
    customer: { name: '钱先生', phone: '13800001111' },
    product: 'mobile',
    area: 'gaoxin',
    facts: 'x',
    demand: 'x',
    channel: 'phone',
  };
  const lodge = byId.get('complaints.lodge');
  const list = byId.get('complaints.list');
  if (!lodge || !list) throw new Error('complaints cannot be lodged');
  const lodged = await ask(sessions.get('project agent') ?? '', lodge, { body });
  expect(lodged.status).toBe(200);
  expect((await ask(sessions.get('project agent') ?? '', list, {})).reply.items).toHaveLength(1);
  const wangfang = await world.call(null, (call) => startSession(call, personNamed('wangfang').id));
  expect((await ask(wangfang, lodge, { body })).reply).toMatchObject({
    status: 422,
    code: 'project-needed',
    errors: [{ field: 'body.projectId' }],
  });
  expect((await ask(wangfang, lodge, { body: { ...body, projectId } })).status).toBe(200);
  expect((await ask(sessions.get('project agent') ?? '', lodge, { body: { ...body, projectId } })).reply.code).toBe(
    'unknown-project',
  );
});

test('an administrator of a branch grants within it, and no further', async () => {
  const open = byId.get('access.open-account');
  if (!open) throw new Error('accounts cannot be opened');
  const grant = async (username: string, unitId: string | null) =>
    ask(sessions.get('branch administrator') ?? '', open, {
      body: { username, name: '新人', grants: [{ role: 'agent', unitId }], password: 'qin-huai-river-2026' },
    });
  expect((await grant('branch.within', otherBranch)).status).toBe(200);
  expect((await grant('branch.beyond', null)).reply).toMatchObject({ status: 403, code: 'beyond-own-reach' });
});

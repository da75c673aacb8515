import { randomUUID } from 'node:crypto';
import { type Role, roles } from '@tongli/contracts/access';
import type { Endpoint } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from './modules/access/index.ts';
import { addProject } from './modules/org/index.ts';
import { mustSucceed } from './platform/call.ts';
import { people, personNamed, projectId } from './sample/people.ts';
import { aimed, ofProject, ofUnit, otherBranch, ownRecords, questions, type Request } from './test/aims.ts';
import { chart, identified, makeRows, type Rows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

const endpoints = operations.map(({ endpoint }) => endpoint);
const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));

/** Questions whose answer is not rows of a project, and why that is right. */
const sharedAnswers: Readonly<Record<string, string>> = {
  'measures.get-formula-vocabulary': 'words of formulas; values are those of the caller’s projects',
  'access.get-factor': 'one’s own',
  'access.get-policy': 'of the installation',
  'access.list-own-sessions': 'one’s own',
  'access.list-own-tokens': 'one’s own',
  'access.list-providers': 'of the installation',
  'access.list-sign-on-options': 'shown to whoever signs in',
  'access.me': 'oneself',
  'contacts.get-presence': 'one’s own',
  'contacts.get-desk': 'one’s own',
  'contacts.list-broadcasts': 'one’s own',
  'contacts.list-colleagues': 'names of colleagues who are signed in',
  'contacts.list-public-queues': 'what every customer may read',
  'contacts.get-settings': 'of the installation; codes by project',
  'knowledge.list-must-know': 'one’s own',
  'knowledge.list-gaps': 'one’s own projects, each with every situation there is',
  'imports.list-importables': 'definitions of what one may import',
  'complaints.list-own-sanctions': 'one’s own',
  'complaints.list-compensation-rules': 'of the installation',
  'complaints.list-sanction-rules': 'of the installation',
  'complaints.get-assignment-settings': 'of the installation',
  'complaints.get-class-accuracy': 'of the one model of the installation; the cases behind it are one’s own',
  'complaints.get-repeat-settings': 'of the installation',
  'complaints.get-risk-settings': 'of the installation',
  'complaints.list-letter-templates': 'of the installation',
  'complaints.list-portals': 'names that every customer may read',
  'complaints.list-terms': 'words that everyone uses',
  'improvement.get-portfolio': 'sums of the projects in one’s own reach; asserted below',
  'measures.scorecard': 'definitions; figures are one’s own; asserted below',
  'measures.list-costs': 'of one’s own project; asserted below',
  'complaints.list-evidence-formats': 'of the installation',
  'measures.list-months': 'months of one’s own project',
  'measures.staffing-basis': 'sums of one’s own project',
  'measures.list-indicators': 'definitions; the span is that of one’s own cells',
  'measures.live-board': 'definitions; figures and alerts are one’s own; asserted below',
  'measures.overview': 'sums of a project; asserted below',
  'people.list-my-learning': 'one’s own',
  'org.list-calendars': 'of the installation',
  'org.get-organisation': 'known to everyone; its people are counted within one’s own scope',
  'org.list-certificates': 'of the installation',
  'org.list-posts': 'known to everyone; their holders are counted within one’s own scope',
  'org.list-skills': 'of the installation',
  'org.list-staff': 'colleagues, by branch; asserted below',
  'org.list-templates': 'of the installation',
  'org.list-people': 'colleagues, by branch; asserted below',
  'org.list-projects': 'one’s own; asserted below',
  'customers.get-check-settings': 'of the installation',
  'privacy.get-policy': 'of the installation',
  'system.get-first-steps': 'of the installation',
  'system.get-sample': 'of the installation',
  'requests.list-processes': 'of the installation',
  'requests.list-process-versions': 'of the installation',
  'work.list-departments': 'known to everyone, so that work can be given to each',
  'work.preview-due': 'an instant of the calendar',
  'work.list-ladders': 'of the installation',
  'work.list-authority-limits': 'of the installation',
  'work.list-approval-times': 'of the installation',
};

const needsId = ({ path }: Endpoint) => path.includes('/:');
const asks = (endpoint: Endpoint) => endpoint.method === 'GET' && !needsId(endpoint);

type Narrowing = 'project' | 'branch';
const otherProject = randomUUID();

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
const widerThan = { project: ofUnit, branch: ofProject };

test.each(narrowings)(
  'whoever works for another %s finds no record of this one, by whatever operation',
  async (narrowing) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [id, request] of Object.entries(aimed(rows))) {
      const endpoint = byId.get(id);
      if (!endpoint || widerThan[narrowing].has(id)) continue;
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
  for (const id of ['complaints.get', 'imports.get', 'improvement.get-triage', 'improvement.get-action']) {
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
      if (endpoint.id in sharedAnswers || widerThan[narrowing].has(endpoint.id)) continue;
      for (const { status, reply } of await answersOf(narrowing, endpoint, questions[endpoint.id] ?? {})) {
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
  const card = { params: { code: 'complaints-per-day' }, query: { from: '2026-02-01', to: '2026-03-02' } };
  for (const narrowing of narrowings) {
    const { reply: shown } = await asHandler(narrowing, 'measures.get-indicator-card', card);
    expect(shown).toMatchObject({ total: { count: 0 }, breakdown: [], cases: [] });
    const crossed = { ...card, query: { ...card.query, rows: 'unit', columns: 'product' } };
    const { reply: table } = await asHandler(narrowing, 'measures.cross-indicator', crossed);
    expect(table).toMatchObject({ total: { count: 0 }, rows: [], figures: [] });
    const live = (await asHandler(narrowing, 'measures.live-board')).reply;
    const counts = live.indicators.map(({ code, count }: { code: string; count: number }) => [code, count]);
    expect([...new Set(counts.map(([, count]: [string, number]) => count))], JSON.stringify(counts)).toEqual([0]);
    expect(live.alerts).toEqual([]);
    const { centres, people: shownPeople } = (await asHandler(narrowing, 'measures.scorecard', { query })).reply;
    const told = centres.flatMap(({ numbers }: { numbers: { count: number }[] }) => numbers.map(({ count }) => count));
    expect([told.filter((count: number) => count !== 0), shownPeople]).toEqual([[], []]);
    const portfolio = (await asHandler(narrowing, 'improvement.get-portfolio')).reply;
    expect(portfolio).toMatchObject({ plannedMinor: 0, statedMinor: 0, confirmedMinor: 0, closed: 0, stopped: 0 });
  }
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

test('targets and costs of another project, or of more than one’s branch, are neither shown nor set', async () => {
  const target = { params: { indicator: 'on-time-rate' }, query: { projectId } };
  const wanted = { ...target, query: {}, body: { projectId, fromOn: '2026-03-01', value: 0.9, parts: [] } };
  const cost = { body: { projectId, unitId: null, month: '2026-02', item: 'staff', amountMinor: 1_000_000 } };
  for (const narrowing of narrowings) {
    const session = sessions.get(`${narrowing} complaint-manager`) ?? '';
    const statusOf = async (id: string, request: Request) => {
      const endpoint = byId.get(id);
      return endpoint && (await ask(session, endpoint, request)).status;
    };
    expect(await statusOf('measures.get-target', target)).toBe(422);
    expect(await statusOf('measures.set-target', wanted)).toBe(422);
    expect(await statusOf('measures.set-cost', cost)).toBe(422);
  }
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

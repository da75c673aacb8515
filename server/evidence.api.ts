import { createHash } from 'node:crypto';
import { listAudit } from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/complaints';
import { stageFile } from '@tongli/contracts/files';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSession } from './modules/access/index.ts';
import { evidenceSources, leftOut } from './modules/complaints/index.ts';
import { openDatabase } from './platform/database/database.ts';
import { runWaitingJobs } from './platform/jobs/runner.ts';
import { personNamed } from './sample/people.ts';
import { entriesOf } from './test/archive.ts';
import { openWorld, type World } from './test/world.ts';
import { jobs } from './wiring.ts';

let world: World;
let caseId: string;
const manager = 'chenjing';
const handler = 'liwei';
const purpose = '省通信管理局调取 <2026-118>';

beforeAll(async () => {
  world = await openWorld();
  caseId = await livedCase();
});
afterAll(() => world.close());

const params = () => ({ id: caseId });

/** A case with what a case can have: file, steps, answer, question, ledger, finding. */
async function livedCase(): Promise<string> {
  const staged = await world.request('wangfang', stageFile, {
    query: { name: '合同.txt' },
    upload: Buffer.from('第一条'),
  });
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      customer: { name: '赵先生', phone: '13800000001' },
      ...{ product: 'broadband', area: 'gaoxin', demand: '尽快修好并赔偿', channel: 'phone' },
      facts: '报修三天没有人来,打 13912345678 也没有人接',
      fileIds: [staged.reply.id],
    },
  });
  const at = { params: { id: reply.id } };
  await world.request(handler, contract.assignComplaint, { ...at, body: { ownerId: personNamed(handler).id } });
  await world.request(handler, contract.acknowledgeComplaint, { ...at, body: { message: '已收到' } });
  await world.request(handler, contract.addNote, { ...at, body: { text: '=HYPERLINK("x")' } });
  await world.request(handler, contract.proposeCompensation, {
    ...at,
    body: {
      ...{ ruleCode: null, kind: 'money', amountMinor: 5_000, reason: '老人独居' },
      facts: { delayDays: 3, lossMinor: null, validity: 'upheld', cause: null },
    },
  });
  await world.request(manager, contract.recordFinding, {
    ...at,
    body: { breach: 'attitude', what: '电话无人接听', upheld: false, responsible: [] },
  });
  await world.house.settle();
  return reply.id;
}

const make = (as = manager) =>
  world.request(as, contract.makeEvidence, { params: params(), body: { purpose, language: 'zh' } });
const list = async () => (await world.request(manager, contract.listEvidence, { params: params() })).reply.packs;

async function runJobs() {
  const { pool, close } = openDatabase(world.url, { connections: 3 });
  await runWaitingJobs(world.house.floor, pool, jobs).finally(close);
}

async function fetchArchive(packId: string): Promise<Buffer> {
  const { reply } = await world.request(manager, contract.fetchEvidence, { params: { ...params(), packId }, body: {} });
  const url = `/api/v1/file-contents/${reply.token}`;
  expect((await world.house.app.inject({ url })).statusCode).toBe(401);
  const session = await world.call(null, (call) => startSession(call, personNamed(manager).id));
  return (await world.house.app.inject({ url, headers: { cookie: `tongli_session=${session}` } })).rawPayload;
}

test('whatever hangs on a case is given out, or left out for a reason', async () => {
  const { rows } = await sql<{ table: string }>`
    select c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'complaint_id'
    where n.nspname = 'complaints' and c.relkind = 'r'`.execute(world.house.floor.db);
  const known = [...evidenceSources.map(({ table }) => table), ...Object.keys(leftOut)];
  expect(rows.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([]);
});

test('one archive holds all that the database has of the case, marked, summed and traced', async () => {
  expect((await make('wangfang')).status).toBe(403);
  expect(
    (await world.request(manager, contract.makeEvidence, { params: params(), body: { purpose: ' ', language: 'zh' } }))
      .status,
  ).toBe(422);
  const { reply } = await make();
  expect(reply).toMatchObject({ state: 'waiting', parts: null });
  expect((await make()).problem.code).toBe('evidence-under-way');
  await runJobs();
  const [pack] = await list();
  expect(pack).toMatchObject({ id: reply.id, state: 'ready', askedByName: '陈静' });
  const archive = await fetchArchive(reply.id);
  expect(createHash('sha256').update(archive).digest('hex')).toBe(pack?.sha256);
  const entries = await entriesOf(archive);
  await isComplete(entries);
  isSummed(entries);
  isReadable(String(entries.get('case.html')));
  const trail = await world.request('hanmei', listAudit, { query: { 'filter[subjectId][eq]': caseId } });
  const acts = trail.reply.items.map(({ operation, reason }) => [operation, reason]);
  expect(acts).toContainEqual(['complaints.make-evidence', purpose]);
  expect(acts).toContainEqual(['complaints.fetch-evidence', purpose]);
});

/** Row by row, against the database itself. */
async function isComplete(entries: ReadonlyMap<string, Buffer>) {
  const { tables, files } = JSON.parse(String(entries.get('data/case.json')));
  for (const { table, by } of evidenceSources.filter(({ parent }) => !parent)) {
    const { rows } = await sql<{ row: { id?: string } }>`
      select to_jsonb(t) as row from ${sql.table(`complaints.${table}`)} t where ${sql.ref(by)} = ${caseId}`.execute(
      world.house.floor.db,
    );
    const given = tables[`complaints.${table}`];
    if (table === 'evidence_pack') expect(given).toHaveLength(1);
    else expect([table, given]).toEqual([table, expect.arrayContaining(rows.map(({ row }) => row))]);
  }
  for (const table of ['timeline_entry', 'compensation', 'compensation_line', 'finding', 'letter'])
    expect([table, tables[`complaints.${table}`].length > 0]).toEqual([table, true]);
  expect(tables['work.time_limit'].length).toBeGreaterThan(0);
  expect(tables['customers.customer']).toMatchObject([{ name: '赵先生', phone: '13800000001' }]);
  expect(files).toMatchObject([{ name: '合同.txt' }]);
  expect(String(entries.get('files/001-合同.txt'))).toBe('第一条');
  expect(String(entries.get('data/complaints.timeline_entry.csv'))).toContain(`'=HYPERLINK`);
}

/** Every part but the manifest itself, with its sum. */
function isSummed(entries: ReadonlyMap<string, Buffer>) {
  const manifest = JSON.parse(String(entries.get('manifest.json')));
  const sums = [...entries]
    .filter(([path]) => path !== 'manifest.json')
    .map(([path, content]) => ({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
  expect(manifest.files).toEqual(sums);
  expect(manifest).toMatchObject({ purpose, madeByName: '陈静' });
}

function isReadable(page: string) {
  expect(page).toContain('陈静 · 2026-03-02 10:00:00 Asia/Shanghai · 省通信管理局调取 &lt;2026-118&gt;');
  expect(page).toContain('报修三天没有人来,打 13912345678 也没有人接');
  expect(page).toContain('电话无人接听');
  expect(page).toContain('href="files/001-');
  expect(page).not.toContain('undefined');
}

test('a reply in the shape of a regulator names what it lacks, is made by the edition that was asked for, and lies in the archive', async () => {
  const preview = (said: contract.ReplySaid, format: contract.EvidenceFormat) =>
    world.request(manager, contract.previewReply, {
      params: params(),
      body: { formatId: format.id, version: format.version, said },
    });
  const { formats } = (await world.request(manager, contract.listEvidenceFormats)).reply;
  expect(formats.map(({ recipient, version }) => [recipient, version])).toEqual([
    ['12315', 0],
    ['miit', 0],
    ['nfra', 0],
  ]);
  const [, supplied] = formats;
  if (!supplied) throw new Error('no format');
  const { id, version, name, recipient, letter } = supplied;
  const fields = supplied.fields.map((one) => (one.key === 'company' ? { ...one, fixed: '和风电信' } : one));
  const change = { params: { id }, body: { name, recipient, fields, letter, version } };
  expect((await world.request('chenjing', contract.changeEvidenceFormat, change)).status).toBe(403);
  const wrong = { ...change, body: { ...change.body, letter: '{nobody}' } };
  expect((await world.request('admin', contract.changeEvidenceFormat, wrong)).problem.errors?.[0]?.code).toBe(
    'format-letter-place-unknown',
  );
  const changed = (await world.request('admin', contract.changeEvidenceFormat, change)).reply;
  expect(changed.version).toBe(1);
  expect((await world.request('admin', contract.changeEvidenceFormat, change)).problem.code).toBe('stale-version');

  const bare = (await preview({}, changed)).reply;
  expect(bare.fields.find(({ key }) => key === 'company')).toMatchObject({ value: '和风电信', fault: null });
  expect(bare.fields.filter(({ fault }) => fault === 'missing').map(({ key }) => key)).toEqual(
    expect.arrayContaining(['appeal-number', 'answered', 'attitude']),
  );
  expect(JSON.stringify(bare)).not.toContain('13800000001');
  const asked = (said: contract.ReplySaid) =>
    world.request(manager, contract.makeEvidence, {
      params: params(),
      body: { purpose, language: 'zh', reply: { formatId: id, version: 1, said } },
    });
  const refused = (await asked({})).problem;
  expect(refused.errors?.[0]).toMatchObject({
    code: 'reply-incomplete',
    params: { fields: expect.stringContaining('申诉编号') },
  });
  const said = Object.fromEntries(
    bare.fields.flatMap(({ key, fault }) => (fault === 'missing' ? [[key, `填写的${key}`]] : [])),
  );
  const { reply } = await asked(said);
  expect(reply.reply).toMatchObject({ formatId: id, version: 1 });
  await runJobs();
  const entries = await entriesOf(await fetchArchive(reply.id));
  const page = String(entries.get('reply/miit.html'));
  expect(page).toContain('关于赵先生申诉事项（填写的appeal-number）的答复');
  expect(page).toContain('报修三天没有人来,打 13912345678 也没有人接');
  expect(page).toContain('陈静');
  expect(String(entries.get('reply/miit.csv'))).toContain('13800000001');
  // The pack that was made before lies not in this one.
  const { files } = JSON.parse(String(entries.get('data/case.json')));
  expect(files).toMatchObject([{ name: '合同.txt' }]);
  isSummed(entries);
});

test('those whom the case is about do not get it; after its days it is gone', async () => {
  const [pack] = await list();
  const until = new Date((await world.now()).getTime() + (contract.evidenceDays + 1) * 86_400_000);
  await world.house.advanceTo(until);
  expect((await list())[0]?.state).toBe('expired');
  const again = await world.request(manager, contract.fetchEvidence, {
    params: { ...params(), packId: pack?.id ?? '' },
    body: {},
  });
  expect(again.problem.code).toBe('evidence-not-there');
  await world.request(handler, contract.nameComplainedAbout, {
    params: params(),
    body: { people: [personNamed(manager).id], units: [] },
  });
  expect((await make()).problem.code).toBe('recused');
});

import * as contract from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { keepClasses } from './classification/index.ts';
import { learnClasses } from './classification/learning.ts';
import { complaintPerson } from './person.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const classes = [
  { code: 'net', parentCode: null, name: { zh: '网络', en: 'Network' } },
  { code: 'net-slow', parentCode: 'net', name: { zh: '网速慢', en: 'Slow' } },
  { code: 'net-fault', parentCode: 'net', name: { zh: '断网', en: 'Fault' } },
  { code: 'bill', parentCode: null, name: { zh: '账单', en: 'Bill' } },
  { code: 'bill-error', parentCode: 'bill', name: { zh: '多扣费', en: 'Wrong charge' } },
];
const said: Readonly<Record<string, string>> = {
  'net-slow': '晚上网速特别慢，视频卡顿',
  'net-fault': '宽带断了，光猫亮红灯没有信号',
  'bill-error': '账单多扣了费用，要求退款',
};
/** How such cases were judged when they were closed. */
const judged: Readonly<Record<string, readonly [severity: string, validity: string, cause: string]>> = {
  'net-slow': ['normal', 'partly-upheld', 'slow-process'],
  'net-fault': ['serious', 'upheld', 'network-fault'],
  'bill-error': ['minor', 'not-upheld', 'unclear-tariff'],
};
let phone = 13_700_100_000;
const who = { name: '欧阳小明', phone: '13912345678' };

async function lodge(facts: string, more: { classing?: contract.Classing; customer?: typeof who } = {}) {
  const customer = more.customer ?? { name: '赵先生', phone: String(phone++) };
  const body = { customer, product: 'broadband', area: 'gaoxin', facts, demand: '尽快处理', channel: 'phone' as const };
  const classing = more.classing ? { classing: more.classing } : {};
  const sent = await world.request('wangfang', contract.lodgeForCustomer, { body: { ...body, ...classing } });
  await world.house.settle();
  return sent;
}

/** Closed cases that were classed: as a ledger would leave them, without the way through six steps. */
async function haveClosed(perClass: number): Promise<void> {
  const { reply } = await lodge('样本');
  await world.call(null, async (call) => {
    await keepClasses(call, classes);
    await sql`with kinds as (select code, facts, judged ->> 0 as severity, judged ->> 1 as validity, judged ->> 2 as cause
        from jsonb_each_text(${JSON.stringify(said)}::jsonb) as kind (code, facts)
        cross join lateral (select ${JSON.stringify(judged)}::jsonb -> code as judged) as so),
      made as (
        insert into complaints.complaint (id, number, project_id, state, channel, severity, kind, product, area, cause, facts, demand,
          validity, wants_response, about_handling, lodged_at, lodged_on, due_at, closed_at, closed_on)
        select gen_random_uuid(), 'Z' || code || n, project_id, 'closed', channel, kinds.severity, kind, product, area, kinds.cause, kinds.facts || '，第' || n || '次',
          null, kinds.validity, true, false, lodged_at, lodged_on, 'infinity', lodged_at, lodged_on
        from complaints.complaint, kinds, generate_series(1, ${perClass}::integer) as n where id = ${reply.id}
        returning id, facts)
      insert into complaints.case_class select made.id, code, array[split_part(code, '-', 1), code], ${call.now}
        from made join kinds on starts_with(made.facts, kinds.facts)`.execute(call.tx);
  });
}

const suggest = async (text: string) =>
  (await world.request('wangfang', contract.suggestClasses, { body: { text, dimensions: ['class'] } })).reply
    .suggestions[0];

test('before anything is learned it says so; a night later it suggests with words, and choices are kept beside it', async () => {
  await haveClosed(20);
  expect(await suggest('宽带断了')).toMatchObject({ model: null, casesSoFar: 50, casesNeeded: 50, candidates: [] });
  const { signal } = new AbortController();
  await learnClasses.run({ floor: world.house.floor, key: 'night', attempt: 1, signal }, {});
  const found = await suggest('家里宽带断了，没有信号');
  expect(found?.candidates[0]).toMatchObject({ code: 'net-fault', path: ['net', 'net-fault'] });
  expect(found?.words).toContain('信号');
  const classing = (classCode: string, reason: string | null = null) => ({ classCode, suggestionShown: true, reason });
  const taken = await lodge('宽带断了两天', { classing: classing('net-fault') });
  await lodge('宽带断了还在扣费', { classing: classing('bill-error', '客户要的是退款') });
  expect((await lodge('宽带断了', { classing: classing('net') })).problem.code).toBe('class-too-coarse');
  const record = (await world.request('liwei', contract.getComplaint, { params: { id: taken.reply.id } })).reply;
  expect(record.classCode).toBe('net-fault');
  expect(record.timeline.map(({ code }) => code)).toContain('classed');
  const { items } = (await world.request('malin', contract.listClassDecisions)).reply;
  expect(
    items
      .filter(({ dimension }) => dimension === 'class')
      .map(({ accepted, reason }) => [accepted, reason])
      // Both were chosen in one instant.
      .toSorted(([one], [other]) => Number(one) - Number(other)),
  ).toEqual([
    [false, '客户要的是退款'],
    [true, null],
  ]);
  expect((await world.request('wangfang', contract.listClassDecisions)).status).toBe(403);
  const { dimensions, months } = (await world.request('malin', contract.getClassAccuracy)).reply;
  const [tree] = dimensions;
  expect(tree).toMatchObject({ dimension: 'class', cases: 60, knownCases: 60, classes: 3 });
  expect(tree?.levels.map(({ level, tested }) => [level, tested])).toEqual([
    [1, 60],
    [2, 60],
  ]);
  expect(months.filter(({ dimension }) => dimension === 'class')).toMatchObject([
    { level: 1, tested: 2, top1: 0.5 },
    { level: 2, tested: 2, top1: 0.5, top3: 1 },
  ]);
});

test('how grave, whether upheld and why is suggested where it is judged, and what a person judged otherwise is counted', async () => {
  const dimensions = ['severity', 'validity', 'cause'] as const;
  const { id } = (await lodge('宽带断了，没有信号，光猫亮红灯')).reply;
  const asked = { body: { complaintId: id, dimensions: [...dimensions] } };
  const { suggestions } = (await world.request('wangfang', contract.suggestClasses, asked)).reply;
  expect(suggestions.map(({ dimension, candidates }) => [dimension, candidates[0]?.code])).toEqual([
    ['severity', 'serious'],
    ['validity', 'upheld'],
    ['cause', 'network-fault'],
  ]);
  for (const { words } of suggestions) expect(words).toContain('信号');
  const params = { id };
  const { version } = (await world.request('liwei', contract.getComplaint, { params })).reply;
  const body = {
    complexity: 'usual',
    impact: 'one',
    immediate: null,
    vulnerability: null,
    vulnerabilityReason: null,
  } as const;
  const found = { ...body, severity: 'serious', validity: 'not-upheld', suggestionShown: true, version } as const;
  const assessed = (await world.request('liwei', contract.assessComplaint, { params, body: found })).reply;
  expect(assessed.assessment).toMatchObject({ severity: 'serious', validity: 'not-upheld' });
  expect(assessed.timeline.at(-1)).toMatchObject({ code: 'assessed', params: { validity: 'not-upheld' } });
  const { items } = (await world.request('malin', contract.listClassDecisions)).reply;
  const made = items
    .filter(({ complaintId }) => complaintId === id)
    .toSorted((a, b) => (a.dimension < b.dimension ? -1 : 1));
  expect(
    made.map(({ dimension, suggested, chosen, accepted, shown }) => [
      dimension,
      ...suggested,
      ...chosen,
      accepted,
      shown,
    ]),
  ).toEqual([
    ['severity', 'serious', 'serious', true, true],
    ['validity', 'upheld', 'not-upheld', false, true],
  ]);
});

test('classes are moved and retired, never lost; what is retired is suggested no more', async () => {
  const listed = (await world.request('admin', contract.listClasses)).reply.classes;
  const slow = listed.find(({ code }) => code === 'net-slow');
  const body = {
    name: slow?.name ?? { zh: 'x', en: 'x' },
    parentCode: 'bill',
    position: 0,
    retired: false,
    version: 1,
  };
  const params = { code: 'net-slow' };
  const root = {
    params: { code: 'bill' },
    body: { ...body, parentCode: 'bill-error', name: { zh: '账单', en: 'Bill' } },
  };
  expect((await world.request('admin', contract.changeClass, root)).problem.code).toBe('class-cycle');
  expect((await world.request('liwei', contract.changeClass, { params, body })).status).toBe(403);
  expect((await world.request('admin', contract.changeClass, { params, body })).status).toBe(200);
  expect((await suggest('网速特别慢'))?.candidates[0]?.path).toEqual(['bill', 'net-slow']);
  const retired = { ...body, retired: true, version: 2 };
  expect((await world.request('admin', contract.changeClass, { params, body: retired })).status).toBe(200);
  expect((await suggest('网速特别慢'))?.candidates.map(({ code }) => code)).not.toContain('net-slow');
  const { changes } = (await world.request('admin', contract.listClassChanges, { query: { code: 'net-slow' } })).reply;
  expect(changes.map(({ act }) => act)).toEqual(['retired', 'moved', 'added']);
});

test('a closed case is made anonymous by one, read and released by another, and forgets whom it came from', async () => {
  const facts = '我叫欧阳小明，电话13912345678，住在云栖小院，宽带断了三天没人管';
  const { reply } = await lodge(facts, { customer: who });
  const params = { id: reply.id };
  const proposal = { params, body: { title: '断网三天无人处理', lesson: '欧阳小明的case要当天回电' } };
  expect((await world.request('liwei', contract.proposeForLibrary, proposal)).problem.code).toBe('not-closed');
  await world.call(null, (call) =>
    sql`update complaints.complaint set state = 'closed', closed_at = ${call.now} where id = ${reply.id}`.execute(
      call.tx,
    ),
  );
  const proposed = (await world.request('liwei', contract.proposeForLibrary, proposal)).reply;
  const shown = JSON.stringify(proposed);
  for (const one of ['欧阳', '小明', '13912345678']) expect(shown).not.toContain(one);
  expect(proposed).toMatchObject({ state: 'proposed', complaintId: reply.id });
  const own = { params: { id: proposed.id } };
  expect((await world.request('wangfang', contract.getLibraryCase, own)).status).toBe(404);
  const more = { ...own, body: { passages: ['云栖小院'], version: 1 } };
  const cleaned = (await world.request('liwei', contract.removeFromLibraryCase, more)).reply;
  expect(cleaned.parts[0]?.text).not.toContain('云栖');
  expect(cleaned.taken.more).toBe(1);
  const release = { ...own, body: { read: true as const, version: 2 } };
  expect((await world.request('liwei', contract.releaseLibraryCase, release)).status).toBe(403);
  expect((await world.request('malin', contract.releaseLibraryCase, release)).reply.state).toBe('released');
  const find = async (words: string) =>
    (await world.request('wangfang', contract.listLibrary, { query: { 'filter[words][eq]': words } as never })).reply
      .items;
  expect((await find('宽带 断了')).map(({ id }) => id)).toEqual([proposed.id]);
  expect(await find('欧阳')).toEqual([]);
  const { rows } = await sql<{ id: string; project: string }>`
    select customer_id as id, project_id as project from complaints.complaint where id = ${reply.id}`.execute(
    world.house.floor.db,
  );
  const person = { id: rows[0]?.id ?? '', projectId: rows[0]?.project ?? '' };
  await world.call(null, (call) => complaintPerson.erasePerson(call, person as never));
  const read = (await world.request('malin', contract.getLibraryCase, own)).reply;
  expect(read).toMatchObject({ state: 'released', complaintId: null });
  const withdraw = { ...own, body: { reason: '改版', version: read.version } };
  const gone = (await world.request('malin', contract.withdrawLibraryCase, withdraw)).reply;
  expect(gone).toMatchObject({ state: 'withdrawn', title: null, parts: [] });
});

import * as contract from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveYesterday, number, place, plain, sendBoard as send, unit } from './test/boards.ts';
import { caseId } from './test/measured-days.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
const sendBoard = (as: string, body: object) => send(world, as, body);
const read = (as: string, id: string) => world.request(as, contract.readDashboard, { params: { id } });
const get = (as: string, id: string) => world.request(as, contract.getDashboard, { params: { id } });
const answersOf = async (as: string, id: string) =>
  new Map((await read(as, id)).reply.answers.map((one) => [one.id, one.answer]));
const firstError = ({ problem }: { problem: { code: string; errors?: readonly { field: string }[] } }) => [
  problem.code,
  problem.errors?.[0]?.field,
];

beforeAll(async () => {
  world = await openWorld();
  await liveYesterday(world);
});
afterAll(() => world.close());

test.each([
  ['overlapping', [number('a', place(0, 0)), number('b', place(2, 2))], 'tiles-overlap', 'body.tiles.1.x'],
  ['beyond the grid', [number('a', place(10, 0))], 'tile-beyond-grid', 'body.tiles.0.w'],
  ['twice the same', [number('a', place(0, 0)), number('a', place(3, 0))], 'tile-repeats', 'body.tiles.1.id'],
  [
    'of nothing known',
    [number('a', place(0, 0), { indicator: 'gravity' })],
    'unknown-indicator',
    'body.tiles.0.indicator',
  ],
  [
    'of an own one that is not',
    [number('a', place(0, 0), { indicator: 'own-0' })],
    'unknown-indicator',
    'body.tiles.0.indicator',
  ],
  ['of no unit', [number('a', place(0, 0), { unitId: caseId(1) })], 'unknown-unit', 'body.tiles.0.unitId'],
  [
    'of two years',
    [number('a', place(0, 0), { period: { from: '2024-01-01', to: '2026-01-01' } })],
    'range-too-long',
    'body.tiles.0.period.from',
  ],
  [
    'backwards',
    [number('a', place(0, 0), { period: { from: '2026-02-01', to: '2026-01-01' } })],
    'from-after-to',
    'body.tiles.0.period.from',
  ],
  ['outside', [number('a', place(-1, 0))], 'invalid-input', 'body.tiles.0.x'],
  ['named like a script', [number('<b>', place(0, 0))], 'invalid-input', 'body.tiles.0.id'],
  [
    'too many',
    Array.from({ length: 31 }, (_, at) => number(`t${at}`, place((at % 12) * 1, Math.floor(at / 12), 1, 1))),
    'invalid-input',
    'body.tiles',
  ],
  [
    'too many charts',
    Array.from({ length: 7 }, (_, at) => ({
      kind: 'control',
      id: `c${at}`,
      ...place(0, at, 1, 1),
      indicator: 'on-time-rate',
      period: 'last-90-days',
    })),
    'too-many-charts',
    'body.tiles.6.kind',
  ],
])('tiles %s are refused at their field', async (_, tiles, code, field) => {
  expect(firstError(await sendBoard('malin', { tiles: tiles as never }))).toEqual([code, field]);
});

test('shared with nobody, or with a unit or role that is not, is refused', async () => {
  expect(firstError(await sendBoard('malin', { audience: 'some' as never }))).toEqual([
    'shared-with-nobody',
    'body.unitIds',
  ]);
  const nowhere = await sendBoard('malin', { audience: 'some' as never, unitIds: [caseId(1)] as never });
  expect(firstError(nowhere)).toEqual(['unknown-unit', 'body.unitIds']);
  expect((await sendBoard('malin', { roles: ['king'] as never })).problem.code).toBe('invalid-input');
});

test('all tiles in one answer: the same figures as on the indicator’s card; a leader sees those of their own branch', async () => {
  const tiles = [
    number('whole', place(0, 0)),
    number('support', place(3, 0), { unitId: unit('support') }),
    {
      kind: 'course',
      id: 'course',
      ...place(0, 3, 6, 4),
      indicator: 'contacts-per-day',
      period: 'last-7-days',
      look: 'bar',
    },
    {
      kind: 'breakdown',
      id: 'parts',
      ...place(6, 3, 6, 4),
      indicator: 'abandonment-rate',
      period: 'last-7-days',
      by: 'unit',
      look: 'bars',
      most: 5,
    },
    { kind: 'control', id: 'chart', ...place(0, 7, 6, 4), indicator: 'complaints-per-day', period: 'last-90-days' },
    { kind: 'alerts', id: 'alerts', ...place(6, 7, 6, 4) },
    { kind: 'live', id: 'live', ...place(9, 0), what: 'waiting', target: 3 },
    { kind: 'text', id: 'text', ...place(6, 0), text: '请致电 13912345678' },
  ];
  const { id, tiles: kept } = (await sendBoard('malin', { tiles: tiles as never })).reply;
  expect(kept).toHaveLength(8);
  const seen = await answersOf('malin', id);
  expect(seen.get('whole')).toMatchObject({ kind: 'number', count: 5, size: 14 });
  const query = { from: '2026-03-01', to: '2026-03-01' };
  const card = await world.request('malin', contract.getIndicatorCard, { params: { code: 'abandonment-rate' }, query });
  expect(seen.get('whole')).toMatchObject(card.reply.total);
  expect(seen.get('support')).toMatchObject({ kind: 'number', value: 0.75, place: { en: expect.any(String) } });
  expect(seen.get('parts')).toMatchObject({
    kind: 'breakdown',
    parts: [{ key: unit('support') }, { key: unit('hotline') }],
  });
  expect(seen.get('chart')).toMatchObject({ kind: 'refused', code: 'too-few-points' });
  expect(seen.get('live')).toMatchObject({ kind: 'live', now: { waiting: 0, longestSince: null } });
  const leader = (await read('songjia', id)).reply;
  expect(leader.narrowed).toBe(true);
  const own = new Map(leader.answers.map((one) => [one.id, one.answer]));
  expect(own.get('whole')).toMatchObject({ kind: 'number', count: 2, size: 10, target: null });
  expect(own.get('support')).toMatchObject({ kind: 'refused', code: 'beyond-reach' });
  expect(own.get('parts')).toMatchObject({ parts: [{ key: unit('hotline') }] });
  expect(own.get('chart')).toMatchObject({ kind: 'refused', code: 'forbidden' });
  expect(JSON.stringify((await get('songjia', id)).reply)).not.toContain('13912345678');
});

test('private to its owner, shared with a unit and what is below it, or with a role', async () => {
  const sees = async (id: string) => {
    const statuses = ['malin', 'chenjing', 'songjia', 'liwei', 'wangfang'].map(
      async (as) => (await get(as, id)).status,
    );
    return Promise.all(statuses);
  };
  const board = async (body: object) => (await sendBoard('malin', body)).reply.id;
  expect(await sees(await board({ audience: 'private' }))).toEqual([200, 404, 404, 404, 403]);
  expect(await sees(await board({ audience: 'some', unitIds: [unit('hotline')] }))).toEqual([200, 404, 200, 404, 403]);
  expect(await sees(await board({ audience: 'some', roles: ['handler'] }))).toEqual([200, 404, 404, 200, 403]);
  expect(await sees(await board({ audience: 'project' }))).toEqual([200, 200, 200, 200, 403]);
  expect((await sendBoard('liwei', {})).status).toBe(403);
  const listed = (await world.request('liwei', contract.listDashboards)).reply;
  expect(listed.dashboards.map(({ audience }) => audience)).not.toContain('private');
  expect(listed).toMatchObject({ starters: [], actions: { add: { allowed: false } } });
});

test('what is supplied to begin with can be kept as it is', async () => {
  const { starters } = (await world.request('malin', contract.listDashboards)).reply;
  expect(starters).toHaveLength(4);
  for (const { name, tiles } of starters) {
    const added = await sendBoard('malin', { name: name.zh, tiles: tiles as never });
    expect(added.problem.errors ?? added.status).toBe(200);
    const answers = (await read('malin', added.reply.id)).reply.answers;
    expect(answers.map(({ id }) => id)).toEqual(tiles.map(({ id }) => id));
  }
});

test('an older version is refused with the board as it is; removed it is gone, and comes back', async () => {
  const { id } = (await sendBoard('malin', {})).reply;
  const change = (as: string, body: object) =>
    world.request(as, contract.changeDashboard, { params: { id }, body: { ...plain, ...body } as never });
  expect((await change('chenjing', { name: '改过', version: 1 })).reply).toMatchObject({ name: '改过', version: 2 });
  const late = await change('malin', { name: '晚了', version: 1 });
  expect([late.problem.code, late.problem.current]).toMatchObject(['stale-version', { name: '改过', version: 2 }]);
  const taken = await change('chenjing', { audience: 'private', version: 2 });
  expect(firstError(taken)).toEqual(['dashboard-of-another', 'body.audience']);
  const remove = (as: string, removed: boolean, version: number) =>
    world.request(as, contract.removeDashboard, { params: { id }, body: { removed, version } });
  expect((await remove('chenjing', true, 2)).status).toBe(403);
  expect((await remove('malin', true, 2)).status).toBe(200);
  expect([(await get('chenjing', id)).status, (await read('songjia', id)).status]).toEqual([404, 404]);
  expect((await change('malin', { version: 3 })).problem.code).toBe('dashboard-removed');
  expect((await remove('malin', false, 3)).reply).toMatchObject({ name: '改过', version: 4 });
  expect((await get('chenjing', id)).status).toBe(200);
});

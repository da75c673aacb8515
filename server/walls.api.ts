import { addQueue, startContact } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endWallsOf } from './modules/measures/index.ts';
import { personNamed } from './sample/people.ts';
import { liveYesterday, number, place, sendBoard, unit } from './test/boards.ts';
import { caseId } from './test/measured-days.ts';
import { queueInput } from './test/queues.ts';
import { anotherHouse, openWorld, type World } from './test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await liveYesterday(world);
});
afterAll(() => world.close());

const wallTiles = [
  { kind: 'live', id: 'waiting', ...place(0, 0), what: 'waiting', target: 3 },
  number('rate', place(3, 0)),
  { kind: 'text', id: 'text', ...place(6, 0), text: '不在大屏上' },
  { ...number('course', place(9, 0)), kind: 'course', look: 'line' },
] as never;

async function openWall(body: object = {}) {
  const { id, version } = (await sendBoard(world, 'malin', { tiles: wallTiles })).reply;
  const asked = { name: '大厅', unitId: null, days: 30, ...body };
  const { reply } = await world.request('malin', contract.openWall, { params: { id }, body: asked });
  return { ...reply, boardId: id, version };
}
const follow = (token: string, query: Record<string, string> = {}, house = world.house) =>
  house.app.inject({ url: `/api/v1/portal/walls/${token}`, query });

test('a wall shows its board’s numbers to whoever has the link, and nothing else; a link of a branch those of the branch', async () => {
  const { token } = await openWall();
  const shown = (await follow(token)).json();
  expect(shown).toMatchObject({ name: '看板', place: null, zone: 'Asia/Shanghai' });
  expect(shown.numbers).toMatchObject([
    { id: 'waiting', what: 'waiting', value: 0, target: 3, direction: 'lower-is-better' },
    { id: 'rate', value: 5 / 14, unit: 'share', isChart: false },
    { id: 'course', unit: 'share', isChart: true, value: expect.any(Number) },
  ]);
  expect(shown.numbers[2].points).toEqual([{ from: expect.any(String), value: shown.numbers[2].value }]);
  const branch = (await follow((await openWall({ unitId: unit('support') })).token)).json();
  expect(branch.numbers[1]).toMatchObject({ value: 0.75 });
  const bearer = await world.house.app.inject({
    url: '/api/v1/dashboards',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(bearer.statusCode).toBe(401);
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  for (const wrong of [altered, 'x', '%00', "' or 1=1--"])
    expect((await follow(encodeURIComponent(wrong))).statusCode).toBe(404);
});

test('revoked, expired or without its board a link ends; who waits is told at once', async () => {
  const { token, wall } = await openWall();
  const { seen } = (await follow(token)).json();
  const waiting = follow(token, { seen, wait: '20' });
  const revoke = (as: string) => world.request(as, contract.revokeWall, { params: { id: wall.id } });
  expect((await revoke('songjia')).status).toBe(403);
  expect((await revoke('chenjing')).reply).toMatchObject({ state: 'revoked', revokedBy: '陈静' });
  await world.house.settle();
  expect([(await waiting).statusCode, (await waiting).json().code]).toEqual([404, 'wall-ended']);
  expect((await revoke('chenjing')).problem.code).toBe('wall-ended');
  const other = await openWall();
  await world.request('malin', contract.removeDashboard, {
    params: { id: other.boardId },
    body: { removed: true, version: other.version },
  });
  expect((await follow(other.token)).statusCode).toBe(404);
  const { walls } = (await world.request('chenjing', contract.listWalls)).reply;
  expect(walls.map(({ state }) => state)).toContain('revoked');
  expect(JSON.stringify(walls)).not.toContain(token);
  const { rows } = await sql<{ operation: string }>`select operation from platform.audit_entry
    where operation like 'measures.%-wall' and subject_id = ${wall.id} order by id`.execute(world.house.floor.db);
  expect(rows.map(({ operation }) => operation)).toEqual(['measures.open-wall', 'measures.revoke-wall']);
});

test('a wall ends with the account of whoever answers for it, and goes on where somebody took it over', async () => {
  const { token, wall } = await openWall();
  const other = await openWall();
  expect(wall).toMatchObject({ ownerName: '马琳', actions: { 'take-over': { refusal: 'wall-yours' } } });
  const take = (as: string) => world.request(as, contract.takeOverWall, { params: { id: wall.id } });
  expect((await take('malin')).problem.code).toBe('wall-yours');
  expect((await take('chenjing')).reply).toMatchObject({ ownerName: '陈静', openedBy: '马琳' });
  await world.call(null, (call) => endWallsOf(call, personNamed('malin').id));
  expect((await follow(token)).statusCode).toBe(200);
  expect((await follow(other.token)).statusCode).toBe(404);
  await world.call(null, (call) => endWallsOf(call, personNamed('chenjing').id));
  expect((await follow(token)).statusCode).toBe(404);
});

test('a wall is told within two seconds that somebody waits, by whichever server it asks', async () => {
  await world.request('admin', addQueue, { body: queueInput });
  const { token } = await openWall();
  const other = await anotherHouse(world);
  const took: number[] = [];
  try {
    for (let round = 0; round < 3; round += 1) {
      let { seen, numbers } = (await follow(token, {}, other)).json();
      const before = numbers[0].value;
      const began = performance.now();
      const started = await world.request(null, startContact, { body: { queue: 'help', channel: 'chat' } });
      expect(started.status).toBe(200);
      const settled = world.house.settle();
      while (numbers[0].value === before)
        ({ seen, numbers } = (await follow(token, { seen, wait: '5' }, other)).json());
      took.push(performance.now() - began);
      await settled;
      expect(numbers[0]).toMatchObject({ value: before + 1 });
    }
  } finally {
    await other.close();
  }
  expect(Math.max(...took)).toBeLessThan(2_000);
  if (process.env.MEASURE) console.info(`measures.freshness_ms ${took.map(Math.round).join(' ')}`);
});

test('a link expires by itself', async () => {
  const { token } = await openWall({ days: 1 });
  await world.house.advanceTo(new Date((await world.now()).getTime() + 86_400_000));
  expect((await follow(token)).statusCode).toBe(404);
  expect(
    (
      await world.request('malin', contract.openWall, {
        params: { id: caseId(1) },
        body: { name: 'x', unitId: null, days: 1 },
      })
    ).status,
  ).toBe(404);
});

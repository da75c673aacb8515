import { getAssignmentSettings, setAssignmentSettings } from '@tongli/contracts/complaints';
import { listThresholds, removeThreshold } from '@tongli/contracts/measures';
import { applyTemplate } from '@tongli/contracts/org';
import { listAuthorityLimits, listLadders, setAuthorityLimits, setLadders } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const apply = async () => {
  const params = { code: 'contact-centre' };
  expect((await world.request('admin', applyTemplate, { params, body: { parentId: null } })).status).toBe(200);
  await world.house.settle();
  return (await world.request('admin', listLadders)).reply;
};

test('with the standard organisation comes a ladder of its posts, once; one that was taken away stays away', async () => {
  const { ladders, version } = await apply();
  expect(ladders).toMatchObject([
    { unitId: null, kind: null, rungs: [{ afterMinutes: 60 }, { afterMinutes: 240 }, { afterMinutes: 480 }] },
  ]);
  await world.request('admin', setLadders, { body: { ladders: [], version } });
  expect((await apply()).ladders).toEqual([]);
});

test('with the standard organisation its posts may say yes up to so much, once; limits that somebody has set stay', async () => {
  await apply();
  const { limits, version } = (await world.request('admin', listAuthorityLimits)).reply;
  expect(
    limits.filter(({ kind }) => kind === 'compensation').map(({ post, limitMinor }) => [post, limitMinor]),
  ).toEqual([
    ['team-leader', 20_000],
    ['complaint-manager', 200_000],
    ['department-head', 200_000],
    ['centre-manager', 2_000_000],
  ]);
  const own = limits.slice(0, 1);
  await world.request('admin', setAuthorityLimits, { body: { limits: own, version } });
  await apply();
  expect((await world.request('admin', listAuthorityLimits)).reply.limits).toEqual(own);
});

test('with the standard organisation its first thresholds are watched, told to whoever took it; those that somebody has set stay', async () => {
  await apply();
  const read = async () => (await world.request('chenjing', listThresholds)).reply.thresholds;
  const laid = await read();
  expect(laid.map(({ indicator }) => indicator)).toEqual([
    'acknowledged-in-time-rate',
    'escalation-rate',
    'first-response-hours',
    'repeat-rate',
  ]);
  expect(new Set(laid.map(({ ownerName }) => ownerName))).toEqual(new Set(['何系统']));
  for (const { id } of laid.slice(1)) await world.request('chenjing', removeThreshold, { params: { id } });
  await apply();
  expect(await read()).toHaveLength(1);
});

test('a ladder that somebody has set stays as it is', async () => {
  const rungs = [{ afterMinutes: 30, to: { post: 'centre-manager', where: 'above' as const } }];
  const arbiter = { post: 'centre-manager', where: 'above' as const };
  const own = { unitId: null, kind: 'promise' as const, rungs, arbiter, arbitrationMinutes: 60 };
  await world.request('admin', setLadders, { body: { ladders: [own], version: 0 } });
  expect((await apply()).ladders).toEqual([own]);
});

test('with the standard organisation its complaint department takes the cases, once', async () => {
  await apply();
  const { settings, version } = (await world.request('admin', getAssignmentSettings)).reply;
  expect(settings.rules).toMatchObject([{ products: [], areas: [], onLodging: false, onAbsence: true, most: 20 }]);
  const none = { settings: { ...settings, rules: [] }, version };
  expect((await world.request('admin', setAssignmentSettings, { body: none })).status).toBe(200);
  await apply();
  expect((await world.request('admin', getAssignmentSettings)).reply.settings.rules).toEqual([]);
});

import * as contract from '@tongli/contracts/complaints';
import { listNotices } from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { rules, version } = (await world.request('admin', contract.listSanctionRules)).reply;
  expect(version).toBe(0);
  await world.request('admin', contract.setSanctionRules, { body: { rules, appealDays: 1, version } });
});
afterAll(() => world.close());

const id = (username: string) => personNamed(username).id;
const hotline = units.find(({ code }) => code === 'hotline')?.id ?? '';

async function lodge(): Promise<string> {
  const body = {
    customer: { name: '钱女士', phone: '13800000002' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '座席态度恶劣，挂断电话',
    demand: '道歉',
    channel: 'phone' as const,
  };
  return (await world.request('wangfang', contract.lodgeForCustomer, { body })).reply.id;
}

const person = (username: string, sharePercent: number) => ({ personId: id(username), unitId: null, sharePercent });
const find = (as: string, complaintId: string, more: Partial<contract.Finding> & { responsible: object[] }) =>
  world.request(as, contract.recordFinding, {
    params: { id: complaintId },
    body: { breach: 'attitude', what: '录音证实挂断电话', upheld: true, ...more } as never,
  });
const decide = (as: string, one: contract.Sanction, body: object) =>
  world.request(as, contract.decideSanction, {
    params: { id: one.id },
    body: { ...one.byRule, reason: '', version: one.version, ...body },
  });
const own = async (as: string) => (await world.request(as, contract.listOwnSanctions)).reply;
const sanctionsOf = async (complaintId: string) =>
  (await world.request('luping', contract.listCaseFindings, { params: { id: complaintId } })).reply.findings.flatMap(
    ({ sanctions }) => sanctions,
  );

test('shares add up to the whole; who answers takes no part; the sanction reaches the person, who appeals, and its effect is reversed', async () => {
  const complaintId = await lodge();
  const part = await find('chenjing', complaintId, { responsible: [person('zhanglei', 60)] });
  expect(part.problem).toMatchObject({ code: 'shares-incomplete', params: { sum: 60 } });
  const shares = [person('zhanglei', 60), { personId: null, unitId: hotline, sharePercent: 40 }];
  const { reply } = await find('chenjing', complaintId, { responsible: shares });
  expect(reply.findings[0]?.sanctions).toHaveLength(2);
  const ofPerson = reply.findings[0]?.sanctions.find(({ personId }) => personId !== null);
  if (!ofPerson) throw new Error('nobody answers');
  expect(ofPerson).toMatchObject({ state: 'proposed', repeated: 0, byRule: { measure: 'points', points: 1 } });
  expect((await own('zhanglei')).sanctions).toEqual([]);

  expect((await decide('chenjing', ofPerson, { points: 2 })).problem.code).toBe('reason-needed');
  const decided = (await decide('chenjing', ofPerson, {})).reply;
  expect(decided).toMatchObject({ state: 'decided', points: 1, decidedByName: '陈静' });
  const notices = (await world.request('zhanglei', listNotices)).reply.items;
  expect(notices.map(({ code }) => code)).toContain('sanction-decided');
  expect(await own('zhanglei')).toMatchObject({ points: 1, effects: [{ act: 'sanctioned', points: 1 }] });

  const appeal = (as: string) =>
    world.request(as, contract.appealSanction, {
      params: { id: ofPerson.id },
      body: { text: '线路中断，并非挂断', version: decided.version },
    });
  expect((await appeal('yangxue')).status).toBe(404);
  const appealed = (await appeal('zhanglei')).reply;
  expect(appealed.state).toBe('appealed');
  const judge = (as: string, reverse: boolean) =>
    world.request(as, contract.decideSanctionAppeal, {
      params: { id: ofPerson.id },
      body: { reverse, reason: '网络日志证实断线', version: appealed.version },
    });
  expect((await judge('chenjing', true)).problem.code).toBe('own-decision');
  expect((await judge('luping', true)).reply).toMatchObject({ state: 'reversed', appealDecidedByName: '陆平' });
  expect((await judge('luping', true)).problem.code).toBe('appeal-not-open');
  const record = await own('zhanglei');
  expect(record).toMatchObject({ points: 0, deductionMinor: 0 });
  expect(record.effects.map(({ points }) => points).toSorted()).toEqual([-1, 1]);
});

test('the same again within the days is heavier; after the limit nobody appeals; what was waived leaves nothing', async () => {
  const one = (await find('luping', await lodge(), { responsible: [person('fengbo', 100)] })).reply.findings[0]
    ?.sanctions[0];
  if (!one) throw new Error('nobody answers');
  await decide('luping', one, {});
  const secondCase = await lodge();
  await find('luping', secondCase, { responsible: [person('fengbo', 100)] });
  const [again] = await sanctionsOf(secondCase);
  if (!again) throw new Error('nobody answers');
  expect(again).toMatchObject({ repeated: 1, byRule: { measure: 'deduction', points: 4, deductionMinor: 20_000 } });
  const decided = (await decide('luping', again, {})).reply;
  expect(await own('fengbo')).toMatchObject({ points: 6, deductionMinor: 20_000 });
  const until = decided.appealUntil ?? '';
  await world.house.advanceTo(new Date(until));
  const late = { params: { id: again.id }, body: { text: '不服', version: decided.version } };
  expect((await world.request('fengbo', contract.appealSanction, late)).problem.code).toBe('appeal-too-late');
  const waivedCase = await lodge();
  await find('luping', waivedCase, { responsible: [person('caoyu', 100)] });
  const [waived] = await sanctionsOf(waivedCase);
  if (!waived) throw new Error('nobody answers');
  const nothing = { measure: null, points: 0, deductionMinor: 0, reason: '首次且已道歉' };
  expect((await decide('luping', waived, nothing)).reply.state).toBe('waived');
  expect(await own('caoyu')).toMatchObject({ points: 0, effects: [] });
  const sums = await world.request('hanmei', contract.sumEffects, { query: { from: '2026-01-01', to: '2026-12-31' } });
  expect(sums.reply.sums).toContainEqual(expect.objectContaining({ personName: '冯波', points: 6 }));
});

test('who answers for a case neither handles it nor decides in it; others see no findings', async () => {
  const complaintId = await lodge();
  await world.request('luping', contract.assignComplaint, {
    params: { id: complaintId },
    body: { ownerId: id('liwei') },
  });
  await find('luping', complaintId, { responsible: [person('liwei', 50), person('chenjing', 50)] });
  const { reply } = await world.request('luping', contract.getComplaint, { params: { id: complaintId } });
  expect(reply.ownerId).toBeNull();
  const take = { params: { id: complaintId }, body: { ownerId: id('liwei') } };
  expect((await world.request('liwei', contract.assignComplaint, take)).problem.code).toBe('recused');
  const [one] = await sanctionsOf(complaintId);
  if (!one) throw new Error('nobody answers');
  expect((await decide('chenjing', one, {})).problem.code).toBe('recused');
  const params = { id: complaintId };
  expect((await world.request('liwei', contract.listCaseFindings, { params })).status).toBe(403);
  const list = await world.request('hanmei', contract.listSanctions, { query: { 'filter[state][eq]': 'proposed' } });
  expect(list.reply.items.map(({ personName }) => personName)).toEqual(expect.arrayContaining(['李伟', '陈静']));
});

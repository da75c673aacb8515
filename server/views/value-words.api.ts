import * as contract from '@tongli/contracts/complaints';
import { getIndicatorCard } from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';
import { readValueWords } from './value-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A case that somebody worked on for a while, closed. */
async function closedCase(): Promise<void> {
  const matter = {
    product: 'broadband',
    area: 'gaoxin',
    facts: '网速慢',
    demand: '恢复网速',
    channel: 'phone',
  } as const;
  const body = { customer: { name: '钱女士', phone: '13800004321' }, ...matter };
  const params = { id: (await world.request('wangfang', contract.lodgeForCustomer, { body })).reply.id };
  const as = 'liwei';
  await world.request(as, contract.acknowledgeComplaint, { params, body: { message: '已收到' } });
  const version = async () => (await world.request(as, contract.getComplaint, { params })).reply.version;
  for (const record of [
    { step: 'understand', facts: '网速慢', demand: '恢复', feeling: '着急', confirmation: '对' },
    { step: 'explain', explanation: '线路老化', accepted: true },
  ] as const) {
    const said = { record, version: await version(), spentSeconds: 300 };
    await world.request(as, contract.recordStep, { params: { ...params, step: record.step }, body: said });
  }
  for (const step of ['divert', 'carry-out', 'make-good', 'advise'] as const) {
    const skipped = { reason: '不需要', version: await version() };
    await world.request(as, contract.skipStep, { params: { ...params, step }, body: skipped });
  }
  await world.request(as, contract.answerComplaint, { params, body: { text: '已换线' } });
  const closing = { validity: 'upheld', cause: 'network-fault' } as const;
  expect((await world.request(as, contract.closeComplaint, { params, body: closing })).status).toBe(200);
  await world.house.settle();
}

test('steps are called by their names where a number is broken down by them, and those of every process have one', async () => {
  await closedCase();
  const query = { from: '2026-03-02', to: '2026-03-02', by: 'step' };
  const params = { code: 'complaint-step-minutes' };
  const { breakdown } = (await world.request('chenjing', getIndicatorCard, { params, query })).reply;
  expect(breakdown.map(({ key, name }) => [key, name?.zh]).toSorted()).toEqual([
    ['explain', '说明解释'],
    ['understand', '理解确认'],
  ]);
  const steps = (await world.call(null, readValueWords)).filter(({ dimension }) => dimension === 'step');
  expect(steps.length).toBeGreaterThan(10);
  for (const { name } of steps) expect([name.zh, name.en]).not.toContain('');
});

import { assignComplaint, lodgeForCustomer } from '@tongli/contracts/complaints';
import { addThreshold } from '@tongli/contracts/measures';
import { delegate, listAuthorityLimits, setAuthorityLimits } from '@tongli/contracts/work';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

const id = (username: string) => personNamed(username).id;

async function setLimits(page: Page): Promise<void> {
  const { version } = await by(page, listAuthorityLimits, null);
  const of = (post: string, limitMinor: number) => ({ post, kind: 'compensation', limitMinor, currency: 'CNY' });
  await by(page, setAuthorityLimits, {
    limits: [of('complaint-manager', 50_000), of('centre-manager', 500_000)],
    version,
  });
}

test('超出权限的赔偿由受托人批准,由他人支付,台账可追溯', async () => {
  await setLimits(await centre.pageOf('admin'));
  const handler = await centre.pageOf('liwei');
  const errors = errorsOf(handler);
  const lodged = await by(await centre.pageOf('wangfang'), lodgeForCustomer, {
    customer: { name: '郑先生', phone: '13800001234' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '报修十二天无人上门',
    demand: '修好并赔偿',
    channel: 'phone',
  });
  await by(handler, assignComplaint, { ownerId: id('liwei') }, { params: { id: lodged.id } });
  await go(handler, `/complaints/${lodged.id}?tab=compensation`);
  await press(handler, '提出赔偿');
  await choose(handler, '认定', '属实');
  await field(handler, '延误天数', '12');
  await choose(handler, '规则', '逾期服务按日赔付');
  await handler.getByText('12 天 × ¥20.00 = ¥240.00').waitFor();
  await handler.getByText(/超出您的权限/).waitFor();
  await clickThrough(handler, '提出赔偿');
  await handler.getByText('待审批').first().waitFor();

  const manager = await centre.pageOf('chenjing');
  const now = (await centre.house.floor.clock.now(centre.house.floor.db)).getTime();
  const period = { fromAt: new Date(now).toISOString(), untilAt: new Date(now + 3_600_000).toISOString() };
  await by(manager, delegate, { toId: id('wuqiang'), ...period, kinds: ['compensation'] });
  await press(handler, '等待审批');
  await handler.waitForURL(/approvals/);
  const delegated = await centre.pageOf('wuqiang');
  await go(delegated, new URL(handler.url()).pathname);
  await press(delegated, '同意');
  await field(delegated, '意见', '按标准');
  await clickThrough(delegated, '同意');
  await delegated.getByText('已同意').first().waitFor();
  await centre.house.settle();

  await go(manager, `/complaints/${lodged.id}?tab=compensation`);
  await manager.getByText('吴强 代 陈静').waitFor();
  await press(manager, '确认支付');
  await field(manager, '支付凭证号', 'PZ-20260302-01');
  await clickThrough(manager, '确认支付');
  await manager.getByText('已支付').first().waitFor();
  await go(manager, '/compensation');
  await manager.getByText('PZ-20260302-01').first().waitFor();
  expect(await manager.getByText(lodged.number).count()).toBeGreaterThan(2);
  expect(errors).toEqual([]);
});

test('指标超限:一屏之内接手、干预、以结果关闭', async () => {
  const manager = await centre.pageOf('chenjing');
  const errors = errorsOf(manager);
  await by(await centre.pageOf('wangfang'), lodgeForCustomer, {
    customer: { name: '钱女士', phone: '13800004321' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '网速慢',
    demand: '恢复网速',
    channel: 'phone',
  });
  const bounds = { warnAt: null, breachAt: 0.5, control: false, windowMinutes: 1_440, minimum: 1 };
  const threshold = { ...bounds, ownerId: id('chenjing'), takeMinutes: 5, suggestion: '加派受理人员' };
  await by(manager, addThreshold, { ...threshold, indicator: 'complaints-per-day', unitId: null });
  await centre.house.settle();
  await go(manager, '/results/live');
  await manager.getByRole('heading', { name: '指标预警（1 项待处理）' }).waitFor();
  await press(manager, '接手');
  await field(manager, '采取的措施', '加派两名受理人员');
  await press(manager, '登记措施');
  await manager.getByRole('heading', { name: '干预前后' }).waitFor();
  await choose(manager, '结果', '部分有效');
  await field(manager, '结果说明', '积压减少一半');
  await press(manager, '关闭预警');
  await manager.getByText('指标预警（0 项待处理）').waitFor();
  await manager.getByRole('row', { name: /日投诉量.*已关闭/ }).click();
  const log = manager.getByRole('region', { name: '干预记录' });
  await log.getByText('积压减少一半').waitFor();
  await log.getByText('加派两名受理人员').waitFor();
  expect(errors).toEqual([]);
});

import { getOwnMonth } from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { clickThrough, errorsOf, field } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

const month = '2026-02';

test('a handler disputes a figure of theirs, quality corrects it and locks the month, the manager signs it off', async () => {
  const [handler, quality, manager] = [
    await centre.pageOf('liwei'),
    await centre.pageOf('malin'),
    await centre.pageOf('chenjing'),
  ];
  const errors = [handler, quality, manager].map(errorsOf);
  const own = await by(handler, getOwnMonth, null, { params: { month } });
  const figure = own.figures.find(({ indicator }) => indicator.code === 'on-time-rate');
  const name = figure?.indicator.name.zh ?? '';
  await handler.goto(`/my/results?month=${month}`);
  await handler.getByRole('button', { name: `对「${name}」提出争议` }).click();
  await field(handler, '理由', '有一件误计为按时');
  await field(handler, '证据', '故障单 GZ-17');
  await clickThrough(handler, '提出争议');
  await handler.getByText('等待答复').waitFor();

  await quality.goto(`/results/months/${month}`);
  expect(await quality.getByRole('button', { name: '锁定本月' }).count()).toBe(0);
  await quality.getByRole('button', { name: '答复', exact: true }).click();
  await field(quality, `增减：${figure?.indicator.parts.count.zh}`, '-1');
  await field(quality, '查证结果', '确属误计');
  const answered = quality.waitForResponse((response) => response.url().endsWith('/answer'));
  await quality.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
  expect((await answered).ok()).toBe(true);
  await quality.getByText('确属误计 — 马琳').waitFor();
  await quality.getByRole('button', { name: '锁定本月' }).click();
  await quality.getByRole('tooltip').getByRole('button', { name: '锁定本月' }).click();
  await quality.getByRole('heading', { name: '已公布的数值' }).waitFor();

  await manager.goto(`/results/months/${month}`);
  await manager.getByRole('button', { name: '签核' }).click();
  await manager.getByRole('tooltip').getByRole('button', { name: '签核' }).click();
  await manager.getByText('已签核').first().waitFor();
  const after = await by(handler, getOwnMonth, null, { params: { month } });
  const corrected = after.figures.find(({ indicator }) => indicator.code === 'on-time-rate');
  expect(corrected?.count).toBe((figure?.count ?? 0) - 1);
  expect(after.state).toBe('signed');
  expect(errors.flat()).toEqual([]);
});

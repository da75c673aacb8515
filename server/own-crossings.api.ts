import { complaintLodged } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { append } from './platform/events/append.ts';
import { projectId } from './sample/people.ts';
import { caseId } from './test/measured-days.ts';
import { addOwn, openFebruary } from './test/own-indicators.ts';
import type { World } from './test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openFebruary();
}, 60_000);
afterAll(() => world.close());

const add = (change: object = {}) => addOwn(world, change);

test('a formula is crossed by any two dimensions and by months, each figure by itself', async () => {
  const own = (await add()).reply;
  const cross = async (rows: string, columns: string) =>
    (
      await world.request('malin', contract.crossIndicator, {
        params: { code: own.code },
        query: { from: '2026-01-20', to: '2026-02-28', rows, columns } as never,
      })
    ).reply;
  const byProduct = await cross('product', 'month');
  expect(byProduct.rows.map(({ key, value, count, size }) => [key, value, count, size])).toEqual([
    ['mobile', 0, 0, 46],
    ['broadband', 1, 23, 23],
  ]);
  expect(byProduct.columns.map(({ key, value }) => [key, value])).toEqual([['2026-02', 1 / 3]]);
  expect(byProduct.figures).toMatchObject([[{ value: 0 }], [{ value: 1, count: 23 }]]);
  expect(byProduct.total).toEqual({ value: 1 / 3, count: 23, size: 69 });
  const byChannel = await cross('channel', 'product');
  expect(byChannel.figures).toMatchObject([[{ value: 0 }, { value: 1 }]]);
  expect(byChannel.total).toMatchObject({ count: 23, size: 69 });
});

test('what a cross table has no line for is one line of the rest, and parts add up; where they do not, it says so', async () => {
  await world.call(null, async (call) => {
    for (let place = 0; place < 40; place += 1)
      await append(call, complaintLodged, caseId(2_000 + place), {
        ...{ projectId, number: `TS-R-${place}`, lodgedOn: '2026-03-01', product: `line-${place % 20}`, area: '' },
        ...({ channel: place % 3 === 0 ? 'portal' : 'phone', severity: 'normal', kind: 'routine' } as const),
      });
  });
  await world.house.settle();
  const cross = async (code: string) => {
    const query = { from: '2026-02-27', to: '2026-03-01', rows: 'channel', columns: 'product' } as const;
    return (await world.request('malin', contract.crossIndicator, { params: { code }, query })).reply;
  };
  const whole = async (change: object) => cross((await add(change)).reply.code);
  const counted = (all: readonly ({ count: number } | null)[]) => all.reduce((sum, one) => sum + (one?.count ?? 0), 0);

  const share = await whole({ formula: '受理件数[渠道 = "电话"] ÷ 受理件数' });
  expect(share).toMatchObject({ adds: true, leftOut: { rows: 0, columns: 0 } });
  expect([share.columns.length, share.columns.at(-1)?.isRest]).toEqual([16, true]);
  expect(counted(share.columns)).toBe(share.total.count);
  for (const [at, row] of share.rows.entries()) expect(counted(share.figures[at] ?? [])).toBe(row.count);
  expect(share.columns.reduce((sum, { size }) => sum + size, 0)).toBe(share.total.size);

  const sum = await whole({ formula: '受理件数 + 受理件数', unit: 'number' });
  expect(sum).toMatchObject({ adds: true, total: { value: 92 } });
  expect(sum.columns.reduce((all, { value }) => all + (value ?? 0), 0)).toBe(92);

  const squared = await whole({ formula: '受理件数 × 受理件数', unit: 'number' });
  expect(squared).toMatchObject({ adds: false, leftOut: { rows: 0, columns: 7 }, total: { value: 46 * 46 } });
  expect(squared.columns.some(({ isRest }) => isRest)).toBe(false);
});

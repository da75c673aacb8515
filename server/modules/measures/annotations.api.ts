import { annotateChart, chartDefinition, drawChart, removeAnnotation } from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { observe } from './index.ts';

const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const slice = { product: 'broadband', area: 'east', measure: 'lodged' as const };
  await world.call(null, (call) =>
    observe(
      call,
      days.map((day) => ({ ...slice, day, value: 3 })),
    ),
  );
});
afterAll(() => world.close());

const write = (body: object) =>
  world.request('malin', annotateChart, {
    body: { indicator: 'complaints-per-day', on: '2026-01-06', text: '停电', ...body },
  });

async function shown(slice: object): Promise<string[]> {
  const body = chartDefinition.parse({ indicator: 'complaints-per-day', from: days[0], to: days[3], ...slice });
  const { reply } = await world.request('malin', drawChart, { body });
  return reply.annotations.map(({ on, text }) => `${on} ${text}`);
}

test('a note stands on every chart of its indicator that shares something with its slice', async () => {
  const words = [
    await write({ text: '全部' }),
    await write({ product: 'broadband', text: '宽带', on: '2026-01-05' }),
    await write({ product: 'broadband', area: 'east', text: '宽带东区' }),
    await write({ product: 'mobile', text: '移动' }),
  ];
  expect(words.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const all = ['2026-01-05 宽带', '2026-01-06 全部', '2026-01-06 宽带东区', '2026-01-06 移动'];
  expect(await shown({})).toEqual(all);
  expect(await shown({ product: 'broadband' })).toEqual(all.filter((note) => !note.endsWith('移动')));
  expect(await shown({ product: 'broadband', area: 'west' })).toEqual(['2026-01-05 宽带', '2026-01-06 全部']);
  expect(await shown({ from: '2026-01-06', product: 'mobile' })).toEqual(['2026-01-06 全部', '2026-01-06 移动']);
});

test('one that was taken back is shown no more, and only once', async () => {
  const { reply } = await write({ on: '2026-01-08', text: '误记' });
  const take = () => world.request('malin', removeAnnotation, { params: { id: reply.id } });
  expect([(await take()).status, (await take()).status]).toEqual([200, 404]);
  expect(await shown({ from: '2026-01-07' })).toEqual([]);
});

test('what cannot stand on a chart is refused by its name', async () => {
  const unknown = await write({ indicator: 'no-such' });
  expect([unknown.status, unknown.problem.errors?.[0]?.field]).toEqual([422, 'body.indicator']);
  const noDay = await write({ on: '2026-02-30' });
  expect([noDay.status, noDay.problem.errors?.[0]?.field]).toEqual([422, 'body.on']);
  for (let number = 0; number < 10; number += 1) await write({ on: '2026-01-07', text: `${number}` });
  const eleventh = await write({ on: '2026-01-07' });
  expect([eleventh.status, eleventh.problem.code]).toEqual([422, 'day-annotated-often']);
});

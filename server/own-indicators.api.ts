import { complaintLodged } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { append } from './platform/events/append.ts';
import { personNamed, projectId } from './sample/people.ts';
import { caseId } from './test/measured-days.ts';
import { addOwn, day, february, openFebruary, written } from './test/own-indicators.ts';
import type { World } from './test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openFebruary();
}, 60_000);
afterAll(() => world.close());

const check = async (formula: string, span: object = february, unit?: contract.Indicator['unit']) =>
  (
    await world.request('malin', contract.checkFormula, {
      body: { formula, ...february, ...span, ...(unit ? { unit } : {}) },
    })
  ).reply;
const worth = async (formula: string, span: object = {}) => (await check(formula, span)).meaning?.value;

const add = (change: object = {}) => addOwn(world, change);

test('a formula comes to what SQL counts, in either language, narrowed or not', async () => {
  const { rows } = await world.call(null, ({ tx }) =>
    sql<{ share: number }>`
      select (sum(cell.sum) filter (where slice.product = 'broadband') / sum(cell.sum))::float8 as share
      from measures.cell cell join measures.slice slice on slice.id = cell.slice_id where cell.measure = 'lodged'`.execute(
      tx,
    ),
  );
  expect(await worth(written.formula)).toBeCloseTo(rows[0]?.share ?? 0, 10);
  expect(await worth('lodged[product = "broadband"] / lodged')).toBeCloseTo(1 / 3, 10);
  expect(await worth('lodged[product <> "broadband"] - lodged')).toBe(-23);
  expect(await worth('closed-on-time / timed')).toBeCloseTo(2 / 3, 10);
  expect(await worth('days-to-close / dated', {})).toBeCloseTo(1440, 6);
  expect((await check('days-to-close / dated', {}, 'days')).meaning?.value).toBeCloseTo(1, 6);
  expect(await worth('lodged / previous(lodged)', { from: day(27), to: day(28) })).toBe(1);
  expect(await worth('if(lodged > 10, 1, 0)')).toBe(1);
});

test('above and below the line are of the same days; what nobody counted is unknown, and no nought', async () => {
  expect((await check('lodged / contacts-offered')).meaning).toMatchObject({ value: 0.3, daysKnown: 18, days: 28 });
  expect(await worth('contacts-answered / contacts-offered')).toBe(0.8);
  expect(await worth('lodged', { from: day(1), to: day(5) })).toBeNull();
  expect(await worth('contacts-offered', { from: day(6), to: day(9) })).toBeNull();
  expect(await worth('coalesce(cost, 0 * cost)')).toBeNull();
  expect(await worth('tasks-opened')).toBeNull();
});

test('what is wrong is said with its place', async () => {
  expect((await check('lodgd / contacts')).problem).toMatchObject({
    ...{ code: 'unknown-measure', from: 0, to: 5 },
    params: { nearest: 'lodged' },
  });
  expect((await check('lodged[product = "gas"]')).problem).toMatchObject({
    code: 'unknown-value',
    params: { found: 'gas' },
  });
  expect((await check('lodged + answer-hours')).problem).toMatchObject({ code: 'units-differ' });
  expect((await check('1 + 1')).problem).toMatchObject({ code: 'no-measure' });
  expect((await add({ formula: 'lodged +' })).problem.errors).toMatchObject([{ field: 'body.formula' }]);
  expect((await add({ unit: 'yuan' })).problem).toMatchObject({ code: 'unit-unfit' });
});

test('it has a card, a course, parts and cases like those of the catalogue, and a control chart that fits', async () => {
  const { reply: own } = await add();
  expect(own).toMatchObject({ nature: 'proportion', result: 'number', current: 1 });
  const query = { ...february, by: 'product' };
  const { reply: card } = await world.request('malin', contract.getIndicatorCard, {
    params: { code: own.code },
    query,
  });
  expect(card.total).toMatchObject({ count: 23, size: 69 });
  expect(card.days.slice(4, 6).map(({ value }) => value)).toEqual([null, 1 / 3]);
  expect(card.breakdown).toMatchObject([
    { key: 'broadband', value: 1, count: 23 },
    { key: 'mobile', value: 0, count: 0 },
  ]);
  expect(card.cases).toHaveLength(50);
  const { reply: listed } = await world.request('malin', contract.listIndicators);
  expect(listed.indicators.at(-1)).toMatchObject({ code: own.code, chartTypes: ['p', 'p-prime', 'i-mr'] });
  const body = { ...contract.chartDefinition.parse({ indicator: own.code, ...february }), type: 'p' as const };
  const { reply: chart } = await world.request('malin', contract.drawChart, { body });
  expect(chart.points[0]).toMatchObject({ label: day(6), count: 1, size: 3 });
  expect(chart.points).toHaveLength(23);
  const value = (await add({ formula: 'lodged - contacts-abandoned', unit: 'number' })).reply;
  const drawn = await world.request('malin', contract.drawChart, {
    body: { ...body, indicator: value.code, type: 'auto' },
  });
  expect(drawn.reply).toMatchObject({ type: 'i-mr' });
  expect(drawn.reply.points[0]).toMatchObject({ label: day(11), value: 1 });
});

test('another edition holds from its date on, and what was shown before stays', async () => {
  const own = (await add()).reply;
  const change = (body: object) =>
    world.request('malin', contract.changeOwnIndicator, {
      params: { id: own.id },
      body: { ...written, fromOn: '2026-03-02', version: own.version, ...body },
    });
  expect((await change({ fromOn: '2026-03-01' })).problem).toMatchObject({ code: 'edition-in-the-past' });
  expect((await change({ formula: 'answer-hours' })).problem).toMatchObject({ code: 'edition-of-other-kind' });
  const changed = await change({ formula: '受理件数[产品 = "移动套餐"] ÷ 受理件数', target: null });
  expect(changed.reply).toMatchObject({
    current: 2,
    version: 2,
    editions: [{ number: 2, fromOn: '2026-03-02' }, { number: 1 }],
  });
  expect((await change({})).status).toBe(409);
  const query = { ...february };
  const { reply: card } = await world.request('malin', contract.getIndicatorCard, {
    params: { code: own.code },
    query,
  });
  expect(card.total).toMatchObject({ count: 23, size: 69 });
  const archived = await world.request('malin', contract.archiveOwnIndicator, {
    params: { id: own.id },
    body: { archived: true, version: 2 },
  });
  expect(archived.reply.actions).toMatchObject({ change: { allowed: false }, restore: { allowed: true } });
  const { reply: listed } = await world.request('malin', contract.listIndicators);
  expect(listed.indicators.map(({ code }) => code)).not.toContain(own.code);
  expect(
    (await world.request('liwei', contract.checkFormula, { body: { formula: 'lodged', ...february } })).status,
  ).toBe(403);
});

test('a report and a locked month tell the target and the edition that were in force, as the card does; a later edition changes neither', async () => {
  const own = (await add({ name: { zh: '宽带占比（月报）', en: 'Share of broadband, by month' } })).reply;
  const report = {
    ...{ title: written.name, unitId: null, rows: 'none' as const, compared: false, charted: false },
    ...{ indicators: [own.code], period: 'month' as const },
  };
  const kept = (await world.request('malin', contract.addReport, { body: report })).reply;
  const told = async (on: string) =>
    (await world.request('malin', contract.runReport, { params: { id: kept.id }, body: { on } })).reply.result
      .indicators[0];
  const month = async () =>
    (await world.request('malin', contract.getMonth, { params: { month: '2026-02' }, query: {} })).reply.figures.find(
      ({ indicator }) => indicator.code === own.code,
    );
  const first = { target: 30, told: 33.33, effectiveFrom: null, formula: { zh: own.editions[0]?.words.zh } };
  expect(await told('2026-02-14')).toMatchObject(first);
  expect(await month()).toMatchObject({ target: 0.3, count: 23, size: 69 });
  const locked = await world.request('malin', contract.lockMonth, { params: { month: '2026-02' }, body: {} });
  expect(locked.status).toBe(200);
  const changed = await world.request('malin', contract.changeOwnIndicator, {
    params: { id: own.id },
    body: {
      ...{ ...written, fromOn: '2026-03-02', version: own.version, target: 0.5 },
      formula: '受理件数[产品 = "移动套餐"] ÷ 受理件数',
    },
  });
  expect(changed.status).toBe(200);
  expect(await told('2026-02-14')).toMatchObject(first);
  expect(await told('2026-03-02')).toMatchObject({ target: 50, effectiveFrom: '2026-03-02' });
  const context = await world.request('malin', contract.getIndicatorContext, {
    params: { code: own.code },
    query: february,
  });
  expect(context.reply).toMatchObject({ target: 0.3, published: [{ count: 23, size: 69 }] });
  await world.request('malin', contract.archiveOwnIndicator, {
    params: { id: own.id },
    body: { archived: true, version: 2 },
  });
  // What is no longer offered was published all the same, and nothing has come to it.
  expect(await month()).toMatchObject({ target: 0.3, since: null, indicator: { effectiveFrom: null } });
});

test('a threshold on one of one’s own is looked at within a minute, explained by its cases, and stands on the board', async () => {
  const own = (await add({ name: { zh: '宽带占比（预警）', en: 'Share of broadband, watched' } })).reply;
  const rule = {
    ...{ indicator: own.code, unitId: null, warnAt: 0.3, breachAt: 0.5, control: false, windowMinutes: 240 },
    ...{ minimum: 3, ownerId: personNamed('malin').id, takeMinutes: 5, suggestion: '查宽带' },
  };
  const daily = (await add({ formula: 'busy-seconds / signed-in-seconds', unit: 'share' })).reply;
  const put = (body: object = {}) => world.request('chenjing', contract.addThreshold, { body: { ...rule, ...body } });
  expect((await put({ indicator: daily.code })).problem.code).toBe('told-daily');
  expect((await put({ breachAt: 1.5 })).problem.code).toBe('above-highest');
  expect((await put()).reply).toMatchObject({ indicator: own.code });
  // What was told at first is out of the window by then.
  await world.house.advanceTo(new Date((await world.now()).getTime() + 5 * 3_600_000));
  await world.call(null, async (call) => {
    for (let place = 0; place < 4; place += 1)
      await append(call, complaintLodged, caseId(900 + place), {
        ...{ projectId, number: `TS-900-${place}`, lodgedOn: '2026-03-02', area: '', channel: 'phone' as const },
        ...{ product: place < 3 ? 'broadband' : 'mobile', severity: 'normal' as const, kind: 'routine' as const },
      });
  });
  await world.house.settle();
  await world.house.advanceTo(new Date((await world.now()).getTime() + 59_000));
  const { alerts, indicators } = (await world.request('chenjing', contract.getLiveBoard)).reply;
  expect(alerts).toMatchObject([
    {
      indicator: own.code,
      name: { zh: '宽带占比（预警）' },
      unit: 'share',
      value: 0.75,
      count: 3,
      size: 4,
      boundAt: 0.5,
    },
  ]);
  const shown = indicators.find(({ indicator }) => indicator.code === own.code);
  expect(shown).toMatchObject({ standing: 'breached', value: 0.75, previous: 1 / 3 });
  expect(shown?.points.at(-1)).toMatchObject({ count: 3, size: 4 });
  const { reply } = await world.request('chenjing', contract.getIndicatorAlert, {
    params: { id: alerts[0]?.id ?? '' },
  });
  expect(reply.cases).toHaveLength(4);
  expect(reply.points.at(-1)).toMatchObject({ value: 0.75 });
});

test('drivers are ranked among those of one’s own, too', async () => {
  const own = (await add({ formula: 'lodged / contacts-offered', unit: 'number' })).reply;
  const body = { result: own.code, candidates: [{ code: 'abandonment-rate' }], ...february };
  const { reply } = await world.request('chenjing', contract.findDriversOf, { body });
  expect(reply.result).toMatchObject({ code: own.code });
  expect(reply).toMatchObject({ state: 'too-few', points: 18 });
  const twice = { ...body, candidates: [{ code: own.code }] };
  expect((await world.request('chenjing', contract.findDriversOf, { body: twice })).problem.code).toBe(
    'driver-is-result',
  );
});

test('what one’s own wants is shared out among teams and their people, and the gap is told', async () => {
  const own = (
    await add({ formula: 'contacts-answered / contacts-offered', direction: 'higher-is-better', target: 0.9 })
  ).reply;
  const params = { indicator: own.code };
  const read = async () => (await world.request('chenjing', contract.getTarget, { params, query: {} })).reply;
  const whole = await read();
  expect(whole).toMatchObject({ target: null, value: 0.8, count: 144, size: 180 });
  // Where one team alone is counted, its people are the parts.
  const liuyang = { personId: personNamed('liuyang').id, unitId: whole.parts[0]?.unitId ?? '' };
  expect(whole.parts[0]).toMatchObject({ ...liuyang, value: 1, size: 144, proposed: 0.9 });
  const put = (body: object) =>
    world.request('luping', contract.setTarget, {
      params,
      body: { fromOn: '2026-03-02', value: 0.9, ...body } as never,
    });
  expect((await put({ value: -0.1, parts: [] })).problem.code).toBe('below-lowest');
  const { reply: set } = await put({ parts: [{ ...liuyang, value: 0.85 }] });
  expect(set).toMatchObject({ target: { value: 0.9 }, sum: { how: 'weighs', combined: 0.85, gap: 0.05 } });
  expect((await read()).parts[0]).toMatchObject({ target: 0.85 });
  const context = await world.request('chenjing', contract.getIndicatorContext, {
    params: { code: own.code },
    query: { from: '2026-03-01', to: '2026-03-02', ...liuyang },
  });
  expect(context.reply).toMatchObject({ target: 0.85, targets: [{ value: 0.9 }, { from: '2026-03-02', value: 0.85 }] });
});

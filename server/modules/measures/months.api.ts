import * as contract from '@tongli/contracts/measures';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { countFacts, type MeasuredFact } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const agent = personNamed('wangfang').id;
const unitId = units[2]?.id ?? null;
const month = '2026-02';

const subject = (number: number) => ({
  type: 'contact',
  id: `0192b000-0001-7000-8000-${String(number).padStart(12, '0')}`,
});

/** A contact of February that was answered by an agent, within the time or not. */
const answered = (number: number, day: string, within: boolean, personId = agent): MeasuredFact => ({
  subject: subject(number),
  at: new Date(`${day}T03:00:00Z`),
  day,
  know: { projectId, unitId, personId, number: `C-${number}` },
  counts: [
    { measure: 'contacts', value: 1 },
    { measure: 'contacts-answered', value: 1 },
    ...(within ? [{ measure: 'contacts-answered-within', value: 1 } as const] : []),
  ],
});

const happen = (facts: readonly MeasuredFact[]) => world.call(null, (call) => countFacts(call, facts));

const open = async (as = 'chenjing', query: { unitId?: string; personId?: string } = {}, of = month) =>
  (await world.request(as, contract.getMonth, { params: { month: of }, query })).reply;
const level = ({ figures }: contract.Month) => figures.find(({ indicator }) => indicator.code === 'service-level');
const lock = (of = month, as = 'malin') => world.request(as, contract.lockMonth, { params: { month: of }, body: {} });
const dispute = (as: string, change: { personId?: string | null; indicator?: string } = {}, of = month) =>
  world.request(as, contract.raiseDispute, {
    params: { month: of },
    body: {
      ...{ indicator: 'service-level', unitId: null, personId: agent },
      ...{ reason: '系统故障期间的接触不应计入', evidence: '故障单 GZ-17，13812345678 的录音' },
      ...change,
    },
  });
const answerTo = (id: string, change: object = {}, as = 'malin') =>
  world.request(as, contract.answerDispute, {
    params: { id },
    body: { verdict: 'corrected', countDelta: 1, sizeDelta: 0, text: '已核实', version: 1, ...change },
  });

const february = [answered(1, '2026-02-03', true), answered(2, '2026-02-10', false), answered(3, '2026-02-11', false)];

test('an agent disputes a figure of theirs; granted, it is corrected by an entry of its own, for them, their unit and the whole', async () => {
  await happen(february);
  const own = (await world.request('wangfang', contract.getOwnMonth, { params: { month } })).reply;
  expect(level(own)).toMatchObject({ count: 1, size: 3 });
  const raised = await dispute('wangfang');
  expect(raised.status).toBe(200);
  expect(raised.reply).toMatchObject({ state: 'open', count: 1, size: 3, raisedBy: '王芳' });
  expect(raised.reply.evidence).not.toContain('13812345678');
  expect((await dispute('wangfang')).problem.code).toBe('already-disputed');
  expect((await lock()).problem.code).toBe('disputes-open');
  expect((await answerTo(raised.reply.id, { countDelta: 0 })).problem.errors?.[0]?.field ?? 'body.countDelta').toBe(
    'body.countDelta',
  );
  expect((await answerTo(raised.reply.id, { countDelta: 3 })).problem.code).toBe('above-highest');
  expect((await answerTo(raised.reply.id, { countDelta: -2 })).problem.code).toBe('below-lowest');
  expect((await answerTo(raised.reply.id)).reply).toMatchObject({ state: 'corrected', answer: '已核实' });
  expect((await answerTo(raised.reply.id, { version: 2 })).problem.code).toBe('dispute-answered');
  for (const query of [{}, { unitId: unitId ?? '' }, { personId: agent }])
    expect(level(await open('chenjing', query))).toMatchObject({ count: 2, size: 3 });
  expect((await open()).entries).toMatchObject([{ ofMonth: month, bookedIn: month, origin: 'dispute', delta: 1 }]);
  await world.house.settle();
  const { rows } = await sql<{ code: string }>`
    select code from work.notice where person_id = ${agent}::uuid`.execute(world.house.floor.db);
  expect(rows.map(({ code }) => code)).toContain('month-dispute-corrected');
});

test('one’s own figures are everybody’s to dispute, those of others of whoever may look; nobody answers what they raised', async () => {
  await happen(february);
  expect((await dispute('zhanglei')).status).toBe(403);
  expect((await dispute('zhanglei', { personId: personNamed('zhanglei').id })).problem.code).toBe('nothing-to-dispute');
  const raised = await dispute('malin');
  expect((await answerTo(raised.reply.id)).problem.code).toBe('own-dispute');
  expect((await answerTo(raised.reply.id, {}, 'liwei')).status).toBe(403);
  const declined = await answerTo(raised.reply.id, { verdict: 'declined', countDelta: 0 }, 'chenjing');
  expect(declined.reply.state).toBe('declined');
  expect(level(await open())).toMatchObject({ count: 1, size: 3 });
});

test('what comes after the lock is shown as a difference and booked in the next open month; months go in order, and are signed by the manager', async () => {
  await happen([answered(9, '2026-01-09', true), ...february]);
  expect((await lock('2026-03')).problem.code).toBe('month-running');
  expect((await lock('2026-01')).status).toBe(200);
  expect(
    (await world.request('malin', contract.signMonth, { params: { month: '2026-01' }, body: { version: 1 } })).status,
  ).toBe(403);
  await happen([answered(10, '2026-01-20', false)]);
  const january = await open('chenjing', {}, '2026-01');
  expect(level(january)).toMatchObject({ count: 1, size: 1, since: { count: 1, size: 2 } });
  const { months } = (await world.request('chenjing', contract.listMonths)).reply;
  expect(months.find((one) => one.month === '2026-01')).toMatchObject({ state: 'locked' });
  expect(months.find((one) => one.month === '2026-01')?.differences).toBeGreaterThan(0);
  expect((await lock()).status).toBe(200);
  const locked = await open();
  expect(level(locked)).toMatchObject({ count: 1, size: 4 });
  expect(locked.entries.filter(({ ofMonth }) => ofMonth === '2026-01')).not.toHaveLength(0);
  expect(level(await open('chenjing', {}, '2026-01'))).toMatchObject({ count: 1, size: 1 });
  expect((await dispute('wangfang')).status).toBe(200);
  const body = { version: locked.version };
  const sign = await world.request('chenjing', contract.signMonth, { params: { month }, body });
  expect(sign.reply.state).toBe('signed');
  expect((await dispute('luping')).problem.code).toBe('month-signed');
});

test('a dispute of a locked month that is granted is booked in the next open one; what was published stays', async () => {
  await happen(february);
  await lock();
  const { reply } = await dispute('wangfang');
  await answerTo(reply.id);
  expect(level(await open())).toMatchObject({ count: 1, size: 3, since: null });
  expect((await open()).entries).toMatchObject([{ ofMonth: month, bookedIn: '2026-03', origin: 'dispute' }]);
  expect((await lock()).problem.code).toBe('month-locked');
  await expect(sql`update measures.month_figure set value = 1`.execute(world.house.floor.db)).rejects.toThrow(
    /never changes/,
  );
});

test('a locked month never changes, whatever facts come', async () => {
  await happen(february);
  await lock();
  const figures = async () => JSON.stringify((await open()).figures.map(({ since: _, ...figure }) => figure));
  const published = await figures();
  const days = ['2026-02-01', '2026-02-14', '2026-02-28', '2026-03-01'];
  let number = 100;
  const fact = fc.record({
    day: fc.constantFrom(...days),
    within: fc.boolean(),
    who: fc.constantFrom('wangfang', 'zhanglei'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 6 }), async (facts) => {
      await happen(facts.map(({ day, within, who }) => answered(++number, day, within, personNamed(who).id)));
      expect(await figures()).toBe(published);
    }),
    { numRuns: 12, seed: 7 },
  );
  // Booked in March, the months add up to all facts.
  await world.house.advanceTo(new Date('2026-04-01T02:00:00Z'));
  await lock('2026-03');
  expect(await figures()).toBe(published);
  const { rows } = await sql<{ facts: number; published: number }>`
    select (select sum(sum) from measures.day_sum where cut = 'place' and measure = 'contacts-answered'
        and day between '2026-02-01' and '2026-03-31')::int as facts,
      (select sum(size) from measures.month_figure where code = 'service-level' and unit_id is null and person_id is null)::int as published`.execute(
    world.house.floor.db,
  );
  expect(rows[0]?.published).toBe(rows[0]?.facts);
});

test('who answers for an indicator is said for a unit or the whole, and what was published stands on its card', async () => {
  await happen(february);
  await lock();
  const params = { code: 'service-level' };
  const set = (as: string, body: { ownerId: string | null; unitId?: string }) =>
    world.request(as, contract.setIndicatorOwner, { params, body });
  expect((await set('wangfang', { ownerId: agent })).status).toBe(403);
  expect((await set('chenjing', { ownerId: personNamed('malin').id })).reply.owner).toMatchObject({ by: 'project' });
  const here = await set('chenjing', { ownerId: personNamed('songjia').id, unitId: unitId ?? '' });
  expect(here.reply.owner).toMatchObject({ name: '宋佳', by: 'place' });
  const query = { from: '2026-02-01', to: '2026-02-28' };
  const context = async (more: { unitId?: string }) =>
    (await world.request('chenjing', contract.getIndicatorContext, { params, query: { ...query, ...more } })).reply;
  expect(await context({})).toMatchObject({ owner: { name: '马琳' }, published: [{ month, count: 1, size: 3 }] });
  expect((await context({ unitId: unitId ?? '' })).owner?.name).toBe('宋佳');
  expect((await set('chenjing', { ownerId: null, unitId: unitId ?? '' })).reply.owner?.name).toBe('马琳');
});

test('an indicator of one’s own is chosen for the scorecard beside those of the catalogue, with its target, and compared with another period', async () => {
  await happen(february);
  const body = {
    ...{ name: { zh: '接起量', en: 'Answered' }, purpose: '', formula: '人工接起', unit: 'number' as const },
    ...{ direction: 'higher-is-better' as const, target: 4, ownerId: personNamed('malin').id },
  };
  const own = (await world.request('malin', contract.addOwnIndicator, { body })).reply;
  const query = { from: '2026-02-10', to: '2026-02-16', beforeFrom: '2026-02-01', beforeTo: '2026-02-07' };
  const read = async () => (await world.request('chenjing', contract.getScorecard, { query })).reply;
  const shown = async () =>
    (await read()).centres.flatMap(({ numbers }) => numbers).find(({ indicator }) => indicator.code === own.code);
  expect(await shown()).toMatchObject({ rank: 'watched', value: 2, previous: 1, target: 4, ownerName: '马琳' });
  const { version } = await read();
  const items = [{ indicator: own.code, rank: 'key' as const, ownerId: personNamed('songjia').id }];
  const chosen = await world.request('chenjing', contract.chooseScorecard, { body: { items, version } });
  expect(chosen.status).toBe(200);
  expect(await shown()).toMatchObject({ rank: 'key', ownerName: '宋佳' });
  const nobody = [{ indicator: 'own-000000000000', rank: 'key' as const, ownerId: null }];
  const refused = await world.request('chenjing', contract.chooseScorecard, { body: { items: nobody, version: 1 } });
  expect(refused.problem.code).toBe('unknown-indicator');
});

import * as contract from '@tongli/contracts/measures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { countFacts, type MeasuredFact } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const unit = (code: string): string => units.find((one) => one.code === code)?.id ?? '';
const [centre, hotline, day, evening] = ['centre', 'hotline', 'hotline-day', 'hotline-evening'].map(unit);
const from = '2026-02-02';

/** So many answered contacts of somebody on a day. */
const answered = (person: string, unitId: string | null | undefined, value: number, on = from): MeasuredFact => ({
  ...{ subject: null, at: new Date(`${on}T02:00:00Z`), day: on },
  know: { projectId, unitId: unitId ?? null, personId: personNamed(person).id, channel: 'voice' },
  counts: [
    { measure: 'contacts-answered', value },
    { measure: 'talk-seconds', value: value * 60 },
  ],
});

const lived = [
  answered('wangfang', day, 5),
  answered('zhanglei', day, 7),
  answered('zhanglei', evening, 11, '2026-02-03'),
  answered('songjia', hotline, 13),
  answered('liwei', unit('complaints'), 17),
  answered('malin', null, 19),
  answered('wangfang', day, 1_000, '2026-02-20'),
];

const look = async (who: string, place: { unitId?: string | undefined; personId?: string } = {}) => {
  const { unitId, personId } = place;
  const query = { from, to: '2026-02-08', ...(unitId ? { unitId } : {}), ...(personId ? { personId } : {}) };
  const { reply } = await world.request(who, contract.getScorecard, { query });
  const numbers = reply.centres.flatMap((one) => one.numbers);
  const { count, size } = numbers.find(({ indicator }) => indicator.code === 'average-talk-time') ?? {};
  const onward = { units: reply.units.map(({ id }) => id).toSorted(), people: reply.people.map(({ id }) => id) };
  return { seconds: count, answered: size, ...onward };
};

const named = (...people: readonly string[]) => people.map((one) => personNamed(one).id);

test('the whole is what its units and those of no unit come to; a place goes on to its branches and its own people', async () => {
  await world.call(null, (call) => countFacts(call, lived));
  expect(await look('chenjing')).toMatchObject({ answered: 72, seconds: 72 * 60, units: [centre] });
  const branches = [hotline, unit('complaints')].toSorted();
  expect(await look('chenjing', { unitId: centre })).toMatchObject({ answered: 53, units: branches, people: [] });
  const inHotline = { answered: 36, units: [day, evening].toSorted(), people: named('songjia') };
  expect(await look('chenjing', { unitId: hotline })).toMatchObject(inHotline);
  const byDay = await look('chenjing', { unitId: day });
  expect(byDay).toMatchObject({ answered: 12, units: [] });
  expect(byDay.people.toSorted()).toEqual(named('wangfang', 'zhanglei').toSorted());
  expect(await look('chenjing', { personId: personNamed('zhanglei').id })).toMatchObject({ answered: 18, people: [] });
});

test('who leads one branch sees what it comes to and nothing else', async () => {
  await world.call(null, (call) => countFacts(call, lived));
  expect(await look('songjia')).toMatchObject({ answered: 36, seconds: 36 * 60 });
  expect(await look('songjia', { unitId: day })).toMatchObject({ answered: 12 });
  expect((await look('songjia', { unitId: unit('complaints') })).answered ?? 0).toBe(0);
});

import { addDays } from '@tongli/calendar';
import * as contract from '@tongli/contracts/measures';
import { seededRandom } from '@tongli/spc';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectId, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { countFacts, type MeasuredFact } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const first = '2025-11-01';
const length = 121;
const contacts = 1_000;
/** Of a thousand contacts so many more are transferred for each second that talks are longer, on the same day. */
const planted = 4;

/** Each day a thousand contacts: how long talks and wrap-up take comes by chance, and what is transferred follows the talks. */
function livedDays(): MeasuredFact[] {
  const random = seededRandom(11);
  const swing = () => random() + random() + random() - 1.5;
  return Array.from({ length }, (_, place) => {
    const day = addDays(first, place);
    const [talk, wrapUp, hold] = [200 + 20 * swing(), 40 + 10 * swing(), 15 + 5 * swing()];
    const transferred = 90 + planted * (talk - 200) + 30 * swing() + (place % 7 > 4 ? 25 : 0);
    return {
      subject: null,
      at: new Date(`${day}T03:00:00Z`),
      day,
      know: { projectId, unitId: units[2]?.id ?? null },
      counts: [
        { measure: 'contacts-answered', value: contacts },
        { measure: 'contacts-transferred', value: Math.round(transferred) },
        { measure: 'talk-seconds', value: Math.round(talk * contacts) },
        { measure: 'wrap-up-seconds', value: Math.round(wrapUp * contacts) },
        { measure: 'hold-seconds', value: Math.round(hold * contacts) },
      ],
    };
  });
}

type Asked = Parameters<typeof contract.findDriversOf.body.parse>[0] & object;

const find = (change: Partial<Asked> = {}) =>
  world.request('chenjing', contract.findDriversOf, {
    body: {
      result: 'transfer-rate',
      candidates: [{ code: 'average-wrap-up-time' }, { code: 'average-talk-time' }, { code: 'average-hold-time' }],
      from: first,
      to: '2026-03-01',
      ...change,
    },
  });

test('a planted driver comes first, and its interval holds the truth; the others are not clear', async () => {
  await world.call(null, (call) => countFacts(call, livedDays()));
  const { reply, status } = await find();
  expect(status).toBe(200);
  expect(reply).toMatchObject({ state: 'told', points: length, from: first, to: '2026-03-01' });
  const [strongest, ...others] = reply.drivers;
  if (!strongest) throw new Error('none');
  expect(strongest).toMatchObject({ indicator: { code: 'average-talk-time' }, isClear: true });
  const perSecond = (value: number) => (value / strongest.deviation) * contacts;
  expect(perSecond(strongest.low)).toBeLessThan(planted);
  expect(perSecond(strongest.high)).toBeGreaterThan(planted);
  expect(others.map(({ isClear }) => isClear)).toEqual([false, false]);
  expect(strongest.share).toBeGreaterThan(0.5);
  // At another place nothing was counted.
  expect((await find({ unitId: units[3]?.id ?? '' })).reply).toMatchObject({
    state: 'too-few',
    points: 0,
    drivers: [],
  });
});

test('weeks and lags are looked at as asked; too little is said', async () => {
  await world.call(null, (call) => countFacts(call, livedDays()));
  const weeks = await find({ bucket: 'week', candidates: [{ code: 'average-talk-time' }] });
  expect(weeks.reply).toMatchObject({ state: 'too-few', points: 17, needed: 20 });
  const late = await find({ candidates: [{ code: 'average-talk-time', lag: 3 }] });
  expect(late.reply).toMatchObject({ state: 'told', points: length - 3, drivers: [{ lag: 3, isClear: false }] });
  expect((await find({ from: '2026-02-20' })).reply).toMatchObject({ state: 'too-few', points: 10 });
});

test('what cannot be looked at is refused with its field', async () => {
  expect((await find({ result: 'no-such' })).problem).toMatchObject({
    errors: [{ code: 'unknown-indicator', field: 'body.result' }],
  });
  expect((await find({ candidates: [{ code: 'transfer-rate' }] })).problem).toMatchObject({
    errors: [{ code: 'driver-is-result', field: 'body.candidates.0.code' }],
  });
  const twice = [{ code: 'average-talk-time' }, { code: 'average-talk-time', lag: 1 }];
  expect((await find({ candidates: twice })).problem).toMatchObject({ code: 'chosen-twice' });
  expect((await find({ from: '2022-01-01' })).problem).toMatchObject({
    errors: [{ code: 'range-too-long', field: 'body.from' }],
  });
  expect((await find({ candidates: [] })).status).toBe(422);
});

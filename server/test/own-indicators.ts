import { complaintClosed, complaintLodged } from '@tongli/contracts/complaints';
import { contactClosed } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/measures';
import { append } from '../platform/events/append.ts';
import { personNamed, projectId, units } from '../sample/people.ts';
import { caseId } from './measured-days.ts';
import { openWorld, type World } from './world.ts';

export const february = { from: '2026-02-01', to: '2026-02-28' };
export const day = (number: number) => `2026-02-${String(number).padStart(2, '0')}`;

/** From 6 February on: three complaints a day, one of them of broadband; from 11 February on ten contacts a day, eight answered. */
export async function openFebruary(): Promise<World> {
  const world = await openWorld();
  await world.call(null, async (call) => {
    for (let date = 6; date <= 28; date += 1)
      for (let place = 0; place < 3; place += 1) {
        const id = caseId(date * 10 + place);
        const product = place === 0 ? 'broadband' : 'mobile';
        const what = { product, area: '', channel: 'phone', severity: 'normal', kind: 'routine' } as const;
        await append(call, complaintLodged, id, {
          projectId,
          number: `TS-${date}-${place}`,
          lodgedOn: day(date),
          ...what,
        });
        await append(call, complaintClosed, id, {
          ...{ projectId, lodgedOn: day(date), closedOn: day(date), product, area: '', cause: 'process' },
          ...({ validity: 'upheld', onTime: place < 2, daysToClose: place } as const),
          steps: [],
        });
      }
    for (let date = 11; date <= 28; date += 1)
      for (let place = 0; place < 10; place += 1) {
        const enteredAt = `${day(date)}T02:00:00.000Z`;
        const agentId = place < 8 ? personNamed('liuyang').id : null;
        const unitId = units.find(({ code }) => code === 'hotline-day')?.id ?? null;
        const outcome = place < 8 ? 'answered' : 'abandoned';
        const stay = {
          ...({ queueId: caseId(500), agentId, unitId, enteredAt, outcome, transferred: false } as const),
          ...{ waitMs: 5_000, talkMs: place < 8 ? 90_000 : 0, holdMs: 0, wrapUpMs: 0, offers: 1, ringMs: 3_000 },
          ...{ withinSeconds: 20, shortSeconds: 5 },
        };
        await append(call, contactClosed, caseId(600), {
          ...({
            number: 'C',
            channel: 'voice',
            state: 'closed',
            held: false,
            cause: 'finishWrapUp',
            projectId,
          } as const),
          ...({ queueId: caseId(500), unitId, customerId: null, agentId: null, fromAgentId: agentId } as const),
          ...({ queuedAt: enteredAt, outcome, version: 1, slots: [], stays: [stay] } as const),
        });
      }
  });
  await world.house.settle();
  return world;
}

export const written = {
  name: { zh: '宽带占比', en: 'Share of broadband' },
  purpose: '',
  formula: '受理件数[产品 = "家庭宽带"] ÷ 受理件数',
  direction: 'lower-is-better',
  target: 0.3,
  ownerId: personNamed('malin').id,
} as const;

/** An indicator as somebody in quality writes it. */
export const addOwn = (world: World, change: object = {}) =>
  world.request('malin', contract.addOwnIndicator, { body: { unit: 'share', ...written, ...change } });

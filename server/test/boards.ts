import { contactClosed } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/measures';
import { append } from '../platform/events/append.ts';
import { projectId, units } from '../sample/people.ts';
import { caseId } from './measured-days.ts';
import type { World } from './world.ts';

export const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
export const place = (x: number, y: number, w = 3, h = 3) => ({ x, y, w, h });
export const number = (id: string, at: ReturnType<typeof place>, rest: object = {}) =>
  ({ kind: 'number', id, ...at, indicator: 'abandonment-rate', period: 'yesterday', ...rest }) as const;

const whole = { audience: 'project', unitIds: [], roles: [] } as const;
export const plain = { ...whole, name: '看板', unitIds: [], roles: [], tiles: [number('a', place(0, 0))] };

/** As hostile as need be: what its contract makes of it is what is tested. */
export const sendBoard = (world: World, as: string, body: object) =>
  world.request(as, contract.addDashboard, { body: { ...plain, ...body } as never });

/** Yesterday: in the hotline ten contacts, eight answered; in support four, one answered. */
export async function liveYesterday(world: World): Promise<void> {
  await world.call(null, async (call) => {
    const stay = (answered: boolean, unitId: string) => ({
      ...({ queueId: caseId(500), agentId: null, unitId, enteredAt: '2026-03-01T02:00:00.000Z' } as const),
      ...({ outcome: answered ? 'answered' : 'abandoned', transferred: false } as const),
      ...{ waitMs: 9_000, talkMs: answered ? 90_000 : 0, holdMs: 0, wrapUpMs: 0, offers: 1, ringMs: 3_000 },
      ...{ withinSeconds: 20, shortSeconds: 5 },
    });
    for (const [code, answered, all] of [
      ['hotline', 8, 10],
      ['support', 1, 4],
    ] as const)
      for (let at = 0; at < all; at += 1)
        await append(call, contactClosed, caseId(600 + at), {
          ...({
            number: 'C',
            channel: 'voice',
            state: 'closed',
            held: false,
            cause: 'finishWrapUp',
            projectId,
          } as const),
          ...{ unitId: unit(code), queueId: caseId(500), customerId: null, agentId: null, fromAgentId: null },
          ...{ queuedAt: '2026-03-01T02:00:00.000Z', version: 1, slots: [], stays: [stay(at < answered, unit(code))] },
          outcome: at < answered ? ('answered' as const) : ('abandoned' as const),
        });
  });
  await world.house.settle();
}

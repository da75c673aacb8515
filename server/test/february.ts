import { complaintClosed, complaintLodged } from '@tongli/contracts/complaints';
import type { Call } from '../platform/call.ts';
import { append } from '../platform/events/append.ts';
import { projectId } from '../sample/people.ts';
import { caseId } from './measured-days.ts';

const products = ['broadband', 'mobile', 'tv'];
const on = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;

/** Complaints of February 2026: of each day one more than its number is over a multiple of five; every third of them late. */
export async function lodgeFebruary(call: Call): Promise<void> {
  for (let day = 1; day <= 28; day += 1)
    for (let place = 0; place <= day % 5; place += 1) {
      const id = caseId(day * 10 + place);
      const what = { product: products[(day + place) % 3] ?? '', area: 'gaoxin' };
      const more = { channel: 'phone', severity: 'normal', kind: 'routine' } as const;
      const number = `TS-${day}-${place}`;
      await append(call, complaintLodged, id, { projectId, number, lodgedOn: on(day), ...what, ...more });
      await append(call, complaintClosed, id, {
        ...{ projectId, lodgedOn: on(day), closedOn: on(day), ...what, cause: 'process' },
        ...({ validity: 'upheld', onTime: place % 3 !== 2, daysToClose: place } as const),
        steps: [],
      });
    }
}

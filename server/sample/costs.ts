import { localDate } from '@tongli/calendar';
import type { CostItem } from '@tongli/contracts/measures';
import { setCostOf } from '../modules/measures/index.ts';
import { mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId } from './people.ts';

/** What a month costs, in hundredths of a yuan: the few who answer, with their lines, their room and their tools. */
const monthly: Readonly<Record<CostItem, number>> = {
  staff: 5_200_000,
  telecom: 680_000,
  premises: 900_000,
  technology: 450_000,
  other: 120_000,
};
const months = 4;

/** This month and those before it, the latest first. */
function monthsUntil(until: Date): string[] {
  const [year = 0, month = 1] = localDate(siteZone, until).split('-').map(Number);
  return Array.from({ length: months }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** What was entered of each month, so that a contact has a price; the month before the last was dearer by some overtime. */
export async function addSampleCosts(floor: Floor, until: Date): Promise<void> {
  const overtime = 390_000;
  await inTransaction(floor, { ...system('sample'), name: personNamed('luping').name }, until, async (call) => {
    for (const [back, month] of monthsUntil(until).entries())
      for (const [item, usual] of Object.entries(monthly) as [CostItem, number][]) {
        const amountMinor = usual + (item === 'staff' && back === 2 ? overtime : 0);
        mustSucceed(await setCostOf(call, { projectId, unitId: null, month, item, amountMinor }));
      }
  });
}

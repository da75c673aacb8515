import { ledgerCustomersDetached } from '@tongli/contracts/complaints';
import { holdCustomers, removeCustomers } from '../modules/customers/index.ts';
import { peopleInProcedures } from '../modules/privacy/index.ts';
import { type Flow, flow, on } from '../platform/events/flow.ts';
import type { PersonDoor } from '../platform/personal/person.ts';

/**
 * A ledger was taken back → of its customers those go of whom nothing else is known. They are held first: who lodges something
 * for one of them now either came first, and is seen, or finds nobody and adds them anew.
 */
export const detachedCustomers = (doors: readonly PersonDoor[]): Flow =>
  flow('detached-customers', [
    on(ledgerCustomersDetached, async (call, { payload }) => {
      const held = await holdCustomers(call, payload.customerIds);
      const known = await peopleInProcedures(call, held);
      for (const { knows } of doors) for (const id of (await knows?.(call, held)) ?? []) known.add(id);
      await removeCustomers(
        call,
        held.filter((id) => !known.has(id)),
      );
    }),
  ]);

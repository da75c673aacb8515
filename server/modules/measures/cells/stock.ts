import { customersCounted } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { businessDay } from '../../org/index.ts';

/** Customers by project, and of them those whose records are complete; a project without any may be missing. */
export type CountCustomers = (
  call: Call,
) => Promise<readonly { readonly projectId: string; readonly customers: number; readonly complete: number }[]>;

/** What is no fact but a number at a time becomes one: told once a day as an event, so that a recount finds it in the log. */
export const stockCount = (count: CountCustomers) =>
  daily('stock-count', async (call) => {
    const { today } = await businessDay(call);
    for (const { projectId, ...counted } of await count(call))
      await append(call, customersCounted, projectId, { day: today, ...counted });
  });

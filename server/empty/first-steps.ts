import { type FirstStep, getFirstSteps } from '@tongli/contracts/system';
import { sql } from 'kysely';
import { readSetUp } from '../modules/access/index.ts';
import type { Call } from '../platform/call.ts';
import { type Operation, operation } from '../platform/http/operation.ts';

/** Whether each thing is there beyond what an installation begins with: one unit, one account, and what `defaults` holds. */
async function readSteps(call: Call): Promise<Record<FirstStep, boolean>> {
  const { rows } = await sql<Record<FirstStep, boolean>>`
    select (select count(*) from org.unit) > 1 as organisation,
      (select count(*) from access.account where state = 'active' and kind = 'person') > 1 as accounts,
      (select count(*) > 1 or max(version) > 1 from org.calendar) as calendar,
      (select max(version) from requests.process_version) > 1 as process`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error('a question without a table gets one row');
  return row;
}

const order: readonly FirstStep[] = ['organisation', 'accounts', 'calendar', 'process'];

export const firstSteps: Operation = operation(getFirstSteps, async (call) => {
  if ((await readSetUp(call)) === 'none') return { steps: [] };
  const done = await readSteps(call);
  return { steps: order.map((step) => ({ step, done: done[step] })) };
});

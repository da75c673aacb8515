import { randomUUID } from 'node:crypto';
import type { ProcessDefinition } from '@tongli/contracts/requests';
import type { Call } from '../../../../platform/call.ts';
import { tables } from '../../store.ts';
import { addVersion, bringIntoForce, recordAct } from '../versions.ts';
import { orderChange, returns, valueAdded } from './orders.ts';
import { enquiry, praise, repairVisit, suggestion } from './service.ts';

/** By the code of the process; owners are roles, so that they fit an installation without posts. */
export const suppliedDefinitions: Readonly<Record<string, ProcessDefinition>> = {
  enquiry,
  'order-change': orderChange,
  'repair-visit': repairVisit,
  'device-return': returns,
  'value-added': valueAdded,
  suggestion,
  praise,
};

/** What a new installation begins with. Whatever is known by its code stays as it is. Returns how many were laid. */
export async function laySuppliedProcesses(call: Call): Promise<number> {
  let laid = 0;
  for (const [code, definition] of Object.entries(suppliedDefinitions)) {
    const id = randomUUID();
    const added = await tables(call)
      .insertInto('requests.process')
      .values({ id, code, kind: definition.kind })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) continue;
    const row = await addVersion(call, id, { definition, settings: null, note: '' });
    await bringIntoForce(call, row);
    await recordAct(call, id, { act: 'published', versionId: row.id });
    laid++;
  }
  return laid;
}

import { randomUUID } from 'node:crypto';
import { incidentOpened } from '@tongli/contracts/complaints';
import type { Call, Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import { checkOffered } from '../terms.ts';
import { nextIncidentNumber, openOnes } from './opening.ts';
import type { Matter } from './watching.ts';

interface Wanted {
  readonly projectId: string;
  readonly outageId: string;
  readonly number: string | null;
  readonly opens: Matter | null;
}

interface Master {
  readonly id: string;
  readonly number: string;
}

async function checkMatter(call: Call, { product, area }: Matter, projectId: string): Promise<Refusal | null> {
  const unfit = await checkOffered(call, 'product', product, projectId, 'body.opens.product');
  if (unfit || area === '') return unfit;
  return checkOffered(call, 'area', area, projectId, 'body.opens.area');
}

/** Nobody waits for a burst: what is known to be wrong is an incident from its first complaint on, or goes on with the one that is open. */
async function openFor(call: Call, { projectId, outageId }: Wanted, { product, area }: Matter): Promise<Master> {
  const same = await openOnes(call, projectId)
    .where('product', '=', product)
    .where('area', '=', area)
    .executeTakeFirst();
  if (same) return same;
  const row = await tables(call)
    .insertInto('complaints.incident')
    .values({
      ...{ id: randomUUID(), number: await nextIncidentNumber(call), project_id: projectId, product, area },
      ...{ state: 'open', started_at: call.now, found_at: call.now, last_case_at: call.now },
      ...{ observed: 0, expected: 0, log_probability: null, outage_id: outageId },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const startedAt = call.now.toISOString();
  const { id, number } = row;
  await append(call, incidentOpened, id, { projectId, number, product, area, observed: 0, expected: 0, startedAt });
  return row;
}

/** The incident that an outage is: opened for what is wrong, or the open one of a number; null where no incident has it. */
export async function masterOf(given: Call, wanted: Wanted): Promise<Master | Refusal | null> {
  const call = beyondScope(given);
  const { projectId, number, opens } = wanted;
  if (opens) {
    const refused = await checkMatter(call, opens, projectId);
    return refused ?? openFor(call, wanted, opens);
  }
  if (number === null) return null;
  return (await openOnes(call, projectId).where('number', '=', number).executeTakeFirst()) ?? null;
}

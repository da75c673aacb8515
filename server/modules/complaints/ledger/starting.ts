import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { presentLimit } from './judging.ts';
import { type Mapping, obstaclesOf } from './mapping.ts';
import { lockUploaded } from './store.ts';

/** The timer does the work from here on. */
export async function startImport(
  call: Call,
  id: string,
  mapping: Mapping,
  judgeOnTime: boolean,
): Promise<{ id: string } | Refusal> {
  const row = await lockUploaded(call, id, mapping);
  if (isRefusal(row)) return row;
  const [obstacle] = obstaclesOf(mapping);
  if (obstacle) return refuse(obstacle.code, { status: 422, field: 'body.mapping', params: { field: obstacle.field } });
  const limit = judgeOnTime ? await presentLimit(call, mapping) : null;
  const judged_within_days = limit?.workingDays ?? null;
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ state: 'running', mapping: JSON.stringify(mapping), judged_within_days, due_at: call.now })
    .where('id', '=', id)
    .execute();
  await audit(call, 'complaints.start-import', { type: 'complaint-import', id });
  return { id };
}

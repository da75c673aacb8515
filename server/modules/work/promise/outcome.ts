import type { TaskOutcome } from '@tongli/contracts/work';
import { sql } from 'kysely';
import type { TaskRow } from '../task/store.ts';

/** One rule for the record, the list, the results and the draw. A breach is on record from the due instant on. */
export const outcomeSql = sql<TaskOutcome>`case when task.state = 'cancelled' then 'withdrawn' when task.breached_at is not null then 'missed'
  when task.state = 'done' then 'kept' else 'open' end`;

export function outcomeOf({ state, breached_at }: Pick<TaskRow, 'state' | 'breached_at'>): TaskOutcome {
  if (state === 'cancelled') return 'withdrawn';
  if (breached_at !== null) return 'missed';
  return state === 'done' ? 'kept' : 'open';
}

import type { EventDefinition, PayloadOf } from '@tongli/contracts/kernel';
import type { TaskKind } from '@tongli/contracts/work';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { TaskRow } from './store.ts';

/** What every fact on a task says of it. `others` stood in somebody's inbox until now, or does from now on. */
export const aboutTask = (row: TaskRow, others: readonly (string | null | undefined)[] = []) => ({
  number: row.number,
  kind: row.kind as TaskKind,
  projectId: row.project_id,
  unitId: row.unit_id,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  ownerId: row.owner_id,
  concerned: [...new Set([row.owner_id, row.waits_for, ...others])].filter((id) => typeof id === 'string'),
});

type About = ReturnType<typeof aboutTask>;

/** States a fact; `more` is what this kind of fact says besides. */
export async function state<E extends EventDefinition>(
  call: Call,
  definition: E,
  row: TaskRow,
  { others = [], ...more }: { others?: readonly (string | null | undefined)[] } & Omit<PayloadOf<E>, keyof About>,
): Promise<void> {
  await append(call, definition, row.id, { ...aboutTask(row, others), ...more } as PayloadOf<E>);
}

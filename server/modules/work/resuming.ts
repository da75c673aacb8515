import { type LimitKind, limitResumed } from '@tongli/contracts/work';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { getCalendar } from '../org/index.ts';
import { hurtOf } from './hurt.ts';
import { tellOwners } from './owners.ts';
import { resumedTimes } from './pause.ts';
import { type LimitRow, saveLimit } from './store.ts';

/** Runs again as of an instant, which a late sweep has behind it: the clock then has run since. */
export async function resume(
  call: Call,
  row: LimitRow,
  { at, byItself }: { readonly at: Date; readonly byItself: boolean },
): Promise<LimitRow> {
  const { calendar } = await getCalendar(call, row.calendar ?? undefined);
  const left = { warn: row.warn_left, due: row.due_left ?? 0 };
  const { warnAt, dueAt } = resumedTimes(calendar, left, { now: at, warnAt: row.warn_at });
  const change = {
    paused_at: null,
    resume_by: null,
    warn_left: null,
    due_left: null,
    warn_at: warnAt,
    due_at: dueAt,
    fire_at: row.warned_at === null ? warnAt : dueAt,
    hurt: hurtOf({ kind: 'limit', urgency: row.warned_at === null ? 'calm' : 'warned', at: dueAt }),
  } as const;
  await saveLimit(call, row.id, change);
  const fact = { subjectType: row.subject_type, kind: row.kind as LimitKind, ownerId: row.owner_id };
  await append(call, limitResumed, row.subject_id, { ...fact, dueAt: dueAt.toISOString(), byItself });
  await tellOwners(call, { type: row.subject_type, id: row.subject_id }, [row.owner_id]);
  return { ...row, ...change };
}

import { type LimitKind, limitBreached, limitWarned, type Urgency } from '@tongli/contracts/work';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { climb, rungAt } from './climbing.ts';
import { hurtOf } from './hurt.ts';
import { decideFiring, type Firing } from './limit.ts';
import { resume } from './resuming.ts';
import { type LimitRow, saveLimit, trackOf } from './store.ts';

/** Fires what is due on a locked limit, and remembers that it did; one that waits runs again once its pause is over. */
export async function fireLimit(call: Call, locked: LimitRow, { climbs = true } = {}): Promise<void> {
  if (locked.resume_by !== null && locked.resume_by > call.now) return;
  const row = locked.resume_by === null ? locked : await resume(call, locked, { at: locked.resume_by, byItself: true });
  const firing = decideFiring(trackOf(row), call.now);
  const fact = {
    subjectType: row.subject_type,
    kind: row.kind as LimitKind,
    dueAt: row.due_at.toISOString(),
    ownerId: row.owner_id,
  };
  if (firing.warns) await append(call, limitWarned, row.subject_id, fact);
  if (firing.breaches) await append(call, limitBreached, row.subject_id, fact);
  const escalateAt = firing.breaches ? await rungAt(call, row, row.rung) : row.escalate_at;
  const climbed = climbs ? await climb(call, row, escalateAt) : { rung: row.rung, escalate_at: escalateAt };
  await saveLimit(call, row.id, {
    ...climbed,
    warned_at: firing.warnedAt,
    breached_at: firing.breachedAt,
    fire_at: firing.fireAt ?? climbed.escalate_at,
    hurt: hurtOf({ kind: 'limit', urgency: urgencyOf(firing), at: row.due_at }),
  });
}

function urgencyOf({ warnedAt, breachedAt }: Pick<Firing, 'warnedAt' | 'breachedAt'>): Urgency {
  if (breachedAt !== null) return 'breached';
  return warnedAt === null ? 'calm' : 'warned';
}

import { randomUUID } from 'node:crypto';
import type { LimitKind } from '@tongli/contracts/work';
import type { Insertable, Kysely } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { statement } from '../../platform/database/statement.ts';
import { fireLimit } from './firing.ts';
import { hurtOf } from './hurt.ts';
import { decideFiring, type Ending, outcomeOf } from './limit.ts';
import { settleLimitNotices } from './notices.ts';
import { tellOwners } from './owners.ts';
import { resume } from './resuming.ts';
import { lockRunningLimit, saveLimit, tables, trackOf } from './store.ts';
import type { Subject } from './subject.ts';
import type { WorkTables } from './tables.ts';

export interface NewLimit {
  readonly subject: Subject;
  readonly kind: LimitKind;
  readonly startedAt: Date;
  readonly warnAt: Date;
  readonly dueAt: Date;
  /** Who is warned; null while nobody has taken the subject over. */
  readonly ownerId: string | null;
}

const insertLimit = statement((db: Kysely<WorkTables>, limit: Insertable<WorkTables['work.time_limit']>) =>
  db
    .insertInto('work.time_limit')
    .values({
      id: limit.id,
      subject_type: limit.subject_type,
      subject_id: limit.subject_id,
      kind: limit.kind,
      owner_id: limit.owner_id,
      started_at: limit.started_at,
      warn_at: limit.warn_at,
      due_at: limit.due_at,
      fire_at: limit.fire_at,
      hurt: limit.hurt,
    })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Starts a limit. One of the same kind that runs on the subject already stays as it is. */
export async function startLimit(call: Call, limit: NewLimit): Promise<void> {
  await insertLimit(call.tx, {
    id: randomUUID(),
    subject_type: limit.subject.type,
    subject_id: limit.subject.id,
    kind: limit.kind,
    owner_id: limit.ownerId,
    started_at: limit.startedAt,
    warn_at: limit.warnAt,
    due_at: limit.dueAt,
    fire_at: limit.warnAt,
    hurt: hurtOf({ kind: 'limit', urgency: 'calm', at: limit.dueAt }),
  });
  await tellOwners(call, limit.subject, [limit.ownerId]);
}

/**
 * Ends the running limit of this kind; null when none runs. What came due before the end and no sweep has fired yet is
 * fired first, so that whether a breach is on record never depends on the second in which the sweep came by.
 */
export async function endLimit(
  call: Call,
  subject: Subject,
  kind: LimitKind,
  ending: Ending,
): Promise<{ dueAt: Date; onTime: boolean } | null> {
  const running = await lockRunningLimit(call, subject, kind);
  if (!running) return null;
  // Whoever ends what waits does so within its time: it runs again first.
  const row = running.paused_at === null ? running : await resume(call, running, { at: call.now, byItself: false });
  const { warns, breaches } = decideFiring(trackOf(row), call.now);
  // A duty that is done need not be handed on any more.
  if (warns || breaches) await fireLimit(call, row, { climbs: false });
  const outcome = outcomeOf(ending, row.due_at, call.now);
  await saveLimit(call, row.id, { ended_at: call.now, outcome, fire_at: null, escalate_at: null, hurt: null });
  await settleLimitNotices(call, subject, kind);
  await tellOwners(call, subject, [row.owner_id]);
  return { dueAt: row.due_at, onTime: call.now < row.due_at };
}

/** Everything that runs on the subject warns its new owner from now on. */
export async function handOverLimits(call: Call, subject: Subject, ownerId: string | null): Promise<void> {
  const running = await tables(call)
    .selectFrom('work.time_limit')
    .select(['id', 'owner_id'])
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('ended_at', 'is', null)
    .where('owner_id', 'is distinct from', ownerId)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (running.length === 0) return;
  const ids = running.map(({ id }) => id);
  await tables(call).updateTable('work.time_limit').set({ owner_id: ownerId }).where('id', 'in', ids).execute();
  await tellOwners(call, subject, [ownerId, ...running.map((row) => row.owner_id)]);
}

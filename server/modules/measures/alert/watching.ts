import { randomUUID } from 'node:crypto';
import { type Figure, indicatorAlertChanged, indicatorAlertRaised } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { tables } from '../store.ts';
import { findWatched } from './finding.ts';
import { controlLimit, type Judgement, judge, nextMove } from './judging.ts';
import { nextOwner } from './owners.ts';
import { type AlertRow, aboutOf, addEntry, placeOf, saveAlert, type ThresholdRow } from './store.ts';
import type { Watched } from './watched.ts';

const minuteMs = 60_000;
/** Looks in one transaction, which is to last well under a second. */
const looksAtOnce = 20;

interface Seen {
  readonly figure: Figure;
  readonly judgement: Judgement;
  /** When something leaves the window, which is then another; null of an empty one. */
  readonly nextAt: Date | null;
}

/** The indicator of the place over its window as of now, judged. */
export async function seen(call: Call, watched: Watched, row: ThresholdRow): Promise<Seen> {
  const place = placeOf(row);
  const lengthMs = row.window_minutes * minuteMs;
  const after = new Date(call.now.getTime() - lengthMs);
  const { figure, first } = await watched.over(call, place, { after, until: call.now });
  const controlAt = row.control ? controlLimit(watched, await watched.past(call, place), figure) : null;
  const bounds = { warnAt: row.warn_at, breachAt: row.breach_at, minimum: row.minimum };
  return {
    figure,
    judgement: judge(watched, bounds, figure, controlAt),
    nextAt: first ? new Date(first.getTime() + lengthMs) : null,
  };
}

async function look(call: Call, row: ThresholdRow): Promise<Date | null> {
  const watched = await findWatched(call, row.indicator);
  if (!watched) return null;
  const { figure, judgement, nextAt } = await seen(call, watched, row);
  const alert = await standingAlert(call, row.id);
  const standing = alert ? { recovered: alert.recovered_at !== null } : null;
  const move = nextMove(judgement.standing, standing, nextAt === null);
  if (move === 'raise') await raise(call, row, figure, judgement);
  if (move === 'again' && alert) await change(call, alert, 'again', figure);
  if (move === 'recover' && alert) await change(call, alert, 'recovered', figure);
  return nextAt;
}

const standingAlert = (call: Call, thresholdId: string) =>
  tables(call)
    .selectFrom('measures.alert')
    .selectAll()
    .where('threshold_id', '=', thresholdId)
    .where(({ eb, or }) => or([eb('closed_at', 'is', null), eb('recovered_at', 'is', null)]))
    .forUpdate()
    .executeTakeFirst();

async function raise(call: Call, row: ThresholdRow, figure: Figure, { boundAt, byControl }: Judgement): Promise<void> {
  const ownerId = await nextOwner(call, row, []);
  const takeBy = new Date(call.now.getTime() + row.take_minutes * minuteMs);
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.alert')
    .values({
      id,
      threshold_id: row.id,
      ...{ indicator: row.indicator, project_id: row.project_id, unit_id: row.unit_id },
      ...{ state: 'raised', raised_at: call.now, value: figure.value ?? 0, count: figure.count, size: figure.size },
      ...{ bound_at: boundAt ?? 0, by_control: byControl, window_minutes: row.window_minutes },
      ...{ suggestion: row.suggestion, owner_id: ownerId, told: ownerId === null ? [] : [ownerId] },
      ...{ take_minutes: row.take_minutes, take_by: takeBy, escalate_at: takeBy },
    })
    .execute();
  await addEntry(call, id, { code: 'raised', value: figure.value });
  await append(call, indicatorAlertRaised, id, { ...(await aboutOf(call, row)), ownerId });
}

/** Back, or beyond its limits once more; the one who has it is told by the page. */
async function change(call: Call, alert: AlertRow, act: 'again' | 'recovered', { value }: Figure): Promise<void> {
  await saveAlert(call, alert, { recovered_at: act === 'recovered' ? call.now : null });
  await addEntry(call, alert.id, { code: act, value });
  await append(call, indicatorAlertChanged, alert.id, {
    ...(await aboutOf(call, alert)),
    act,
    ownerId: alert.owner_id,
  });
}

/**
 * Looks at what was counted since, and at what has left a window. A threshold is looked at by whoever locks it; what a look finds and
 * that it was made commit together, so that a breach is raised once, whatever process falls over.
 */
export const thresholdWatch: Timer = {
  name: 'threshold-watch',
  due: sql`select min(due_at) from measures.threshold`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('measures.threshold')
      .selectAll()
      .where('due_at', '<=', call.now)
      .orderBy('due_at')
      .limit(Math.min(limit, looksAtOnce))
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) {
      const due = await look(call, row);
      await tables(call)
        .updateTable('measures.threshold')
        .set({ looked_at: call.now, due_at: due })
        .where('id', '=', row.id)
        .execute();
    }
    return rows.length;
  },
};

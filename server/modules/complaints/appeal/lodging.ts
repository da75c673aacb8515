import { randomUUID } from 'node:crypto';
import { appealLodged } from '@tongli/contracts/complaints';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { SentFiles } from '../../../platform/files/index.ts';
import { getCalendar } from '../../org/index.ts';
import { limitTimes, startLimit } from '../../work/index.ts';
import { readRules } from '../feedback/rules.ts';
import { takeFiles } from '../files.ts';
import { act, type Done } from '../handling.ts';
import { addTimelineEntry, type LoadedCase, processOf, tables } from '../store.ts';
import { findStanding } from './standing.ts';

const day = 86_400_000;

export interface AppealTimes {
  readonly answeredAt: Date | null;
  readonly appealWithinDays: number;
  /** This answer was appealed against already. */
  readonly appealed: boolean;
}

export const appealUntil = ({ answeredAt, appealWithinDays }: AppealTimes): Date | null =>
  answeredAt && new Date(answeredAt.getTime() + appealWithinDays * day);

/** An answer can be appealed against once, while there is time. */
export function decideAppeal(times: AppealTimes, now: Date): Refusal | null {
  const until = appealUntil(times);
  if (until === null) return refuse('not-answered');
  if (times.appealed) return refuse('already-appealed');
  return now < until ? null : refuse('appeal-late', { params: { days: times.appealWithinDays } });
}

interface NewAppeal {
  readonly reason: string;
  /** Null: the customer themselves. */
  readonly byName: string | null;
  readonly files?: SentFiles;
}

/** A second look at an answer by somebody else, with a clock of its own. */
export function lodgeAppeal(
  call: Call,
  id: string,
  appeal: NewAppeal,
  allowed: (loaded: LoadedCase) => Refusal | null,
): Promise<Done> {
  return act(call, id, { operation: 'complaints.appeal', name: 'appealed' }, allowed, async (row) => {
    const standing = await findStanding(call, row);
    const refused = decideAppeal(standing, call.now);
    if (refused || standing.answeredAt === null) return refused ?? undefined;
    const appealId = randomUUID();
    const process = await processOf(call, row);
    const { calendar } = await getCalendar(call, process?.settings.calendar);
    const { rules } = await readRules(call);
    const times = limitTimes(calendar, call.now, { days: rules.reviewDays }, process?.settings.warnAtShare ?? 0.75);
    await tables(call)
      .insertInto('complaints.appeal')
      .values({
        ...{ id: appealId, complaint_id: id, project_id: row.project_id, unit_id: row.unit_id, state: 'lodged' },
        ...{ reason: appeal.reason, lodged_at: call.now, lodged_by_name: appeal.byName },
        ...{ answered_at: standing.answeredAt, handler_id: row.owner_id, due_at: times.dueAt },
      })
      .execute();
    const subject = { type: 'appeal', id: appealId };
    await startLimit(call, { subject, kind: 'review-appeal', startedAt: call.now, ...times, ownerId: null });
    await addTimelineEntry(
      call,
      id,
      'appealed',
      { by: appeal.byName === null ? 'customer' : 'handler' },
      appeal.reason,
    );
    await append(call, appealLodged, id, { appealId, number: row.number, ownerId: row.owner_id });
    return (await takeFiles(call, row, appeal.files)) ?? undefined;
  });
}

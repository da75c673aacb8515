import { examTaken } from '@tongli/contracts/people';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { type Asked, isRight } from '../bank/question.ts';
import { tables } from '../store.ts';
import { type AssignmentRow, endAssignment, placed } from '../training/assigning.ts';
import { endingOf, outcomeAfter, scoreOf } from './attempt.ts';
import { type AttemptRecord, itemsOf, lockAnyones, nextDeadline, type Own } from './store.ts';

/** Judges what was saved, for good, and ends the training where nothing more is to be tried. The assignment is locked. */
export async function closeAttempt(call: Call, own: Own, attempt: AttemptRecord): Promise<void> {
  const items = await itemsOf(call, attempt.id);
  const judged = items.map(({ place, points, asked, answer }) => ({
    place,
    awarded: isRight(asked as Asked, answer) ? points : 0,
  }));
  await sql`update people.attempt_item item set awarded = judged.awarded
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as judged(place integer, awarded integer)
    where item.attempt_id = ${attempt.id}::uuid and item.place = judged.place`.execute(call.tx);
  const score = scoreOf(
    judged.map(({ awarded }) => awarded),
    attempt.points_of,
    attempt.pass_percent,
  );
  const ending = endingOf(attempt.deadline_at, call.now);
  await tables(call)
    .updateTable('people.attempt')
    .set({ closed_at: call.now, ending, ...score })
    .where('id', '=', attempt.id)
    .execute();
  const row = await keepBest(call, own.row, score.percent);
  const { number } = attempt;
  const taken = { assignmentId: row.id, number, ending, percent: score.percent, passed: score.passed };
  await append(call, examTaken, attempt.id, { ...placed(row), ...taken });
  const outcome = outcomeAfter(score.passed, { ...own.tries, ended: own.tries.ended + 1 });
  if (outcome) await endAssignment(call, row, outcome);
}

async function keepBest(call: Call, row: AssignmentRow, percent: number): Promise<AssignmentRow> {
  const best = Math.max(row.percent ?? 0, percent);
  await tables(call).updateTable('people.assignment').set({ percent: best }).where('id', '=', row.id).execute();
  return { ...row, percent: best };
}

/** Whoever walked away is not left with a clock that runs for ever. */
export const deadlines: Timer = {
  name: 'exam-deadlines',
  due: nextDeadline,
  fireDue: async (call, limit) => {
    const due = await tables(call)
      .selectFrom('people.attempt')
      .select(['id', 'assignment_id'])
      .where('closed_at', 'is', null)
      .where('deadline_at', '<=', call.now)
      .orderBy('deadline_at')
      .limit(limit)
      .execute();
    for (const { id, assignment_id: assignmentId } of due) {
      const own = await lockAnyones(call, assignmentId);
      const attempt = own.attempts.find((one) => one.id === id && one.closed_at === null);
      if (attempt) await closeAttempt(call, own, attempt);
    }
    return due.length;
  },
};

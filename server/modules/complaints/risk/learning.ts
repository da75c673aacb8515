import { localDate } from '@tongli/calendar';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { inThread } from '../../../platform/in-thread.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job } from '../../../platform/jobs/job.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { businessDay } from '../../org/index.ts';
import { tables } from '../store.ts';
import { shareOf } from './figures.ts';
import { factsKnown } from './known.ts';
import type { Learned, LearnedCase, Lesson } from './lesson.ts';
import { lexiconOf, readLexicon } from './lexicon.ts';
import { riskText } from './scoring.ts';
import { readSettings } from './settings.ts';

const mostCases = 20_000;
/** Fewer teach nothing that is worth more than the weights to begin with. */
const fewestOfEach = 20;

interface Ended {
  readonly id: string;
  readonly facts: string;
  readonly demand: string | null;
  readonly feeling: string | null;
  readonly lodged_at: Date;
  readonly closed_at: Date;
  readonly escalated_at: Date | null;
}

/**
 * Closed cases, each looked at in an instant of its time while it was open and had not gone over our head: what is known of it then is what a
 * score would have had. That of its end would be known too late, and tell by the waiting alone.
 */
export async function lessonOf(call: Call): Promise<Lesson> {
  const { rows } = await sql<Ended>`
    select c.id, c.facts, c.demand, c.feeling, c.lodged_at, c.closed_at,
      (select min(at) from complaints.escalation x where x.complaint_id = c.id) as escalated_at
    from complaints.complaint c
    where c.state = 'closed' and c.closed_at is not null and c.erased_at is null and c.import_id is null
    order by c.closed_at desc limit ${mostCases}`.execute(call.tx);
  const looked = rows.flatMap((row) => {
    const until = Math.min(row.closed_at.getTime(), row.escalated_at?.getTime() ?? Number.POSITIVE_INFINITY);
    const from = row.lodged_at.getTime();
    return until > from ? [{ row, at: new Date(from + shareOf(row.id) * (until - from)) }] : [];
  });
  const known = await factsKnown(
    call,
    looked.map(({ row, at }) => ({ id: row.id, at })),
  );
  const { calendar } = await businessDay(call);
  const cases = looked.map(
    ({ row, at }): LearnedCase => ({
      id: row.id,
      text: riskText(row),
      facts: known.get(row.id) ?? {},
      escalated: row.escalated_at !== null,
      on: localDate(calendar.zone, at),
    }),
  );
  const { settings } = await readSettings(call);
  return { cases, lexicon: lexiconOf((await readLexicon(call)).words), dailyCapacity: settings.dailyCapacity };
}

export const isEnough = ({ cases }: Lesson): boolean => {
  const escalated = cases.filter((one) => one.escalated).length;
  return Math.min(escalated, cases.length - escalated) >= fewestOfEach;
};

async function keep(call: Call, { cases, dailyCapacity }: Lesson, learned: Learned): Promise<void> {
  await tables(call)
    .insertInto('complaints.risk_weights')
    .values({
      ...{ learned_at: call.now, weights: JSON.stringify(learned.weights), examples: cases.length },
      escalated: cases.filter(({ escalated }) => escalated).length,
      ...{ held_out: learned.heldOut, held_out_escalated: learned.heldOutEscalated },
      ...{ auc: learned.auc, usual_auc: learned.usualAuc, recall: learned.recall },
      ...{ daily_capacity: dailyCapacity, used: learned.used },
    })
    .execute();
}

const thread = new URL('./learning-thread.ts', import.meta.url);

/** What closed cases teach of the weights, with how well it holds on those kept apart. */
export const learnRisk = job('complaints.learn-risk', {
  payload: z.object({}),
  attempts: 3,
  run: async ({ floor, signal }) => {
    const name = 'job:complaints.learn-risk';
    const lesson = await inSystemCall(floor, name, lessonOf);
    if (!isEnough(lesson)) return;
    const learned = await inThread<Learned>(thread, lesson, signal);
    await inSystemCall(floor, name, (call) => keep(call, lesson, learned));
  },
});

export const riskLearningTimer = daily('complaint-risk-weights', (call) =>
  addJob(call, learnRisk, {}, { onlyOne: 'all' }),
);

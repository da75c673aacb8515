import type { ListQuery } from '@tongli/contracts/kernel';
import type { AssignmentState, ItemResult, QuestionKind, TrainingAssignment } from '@tongli/contracts/people';
import { sql } from 'kysely';
import { allowanceOf, type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { bothOf, inReach, tables } from '../store.ts';
import { getTraining } from './trainings.ts';

const selectAssignments = (call: Call) =>
  tables(call)
    .selectFrom('people.assignment as assignment')
    .innerJoin('people.training as training', 'training.id', 'assignment.training_id')
    .selectAll('assignment')
    .select(['training.title_zh', 'training.title_en'])
    .select(
      sql<number>`(select count(*)::integer from people.attempt where assignment_id = assignment.id)`.as('attempts'),
    )
    .where(inReach(call, 'assignment'));

const columns: ListColumns = {
  trainingId: { expression: sql`assignment.training_id`, type: 'uuid' },
  personId: { expression: sql`assignment.person_id`, type: 'uuid' },
  state: { expression: sql`assignment.state`, type: 'text' },
  reasonId: { expression: sql`assignment.reason_id`, type: 'uuid' },
  dueAt: { expression: sql`assignment.due_at`, type: 'instant' },
  assignedAt: { expression: sql`assignment.assigned_at`, type: 'instant' },
};

type Row = Awaited<ReturnType<ReturnType<typeof selectAssignments>['executeTakeFirstOrThrow']>>;

export const reasonOf = ({ reason_type: type, reason_id: id, reason_label: label }: ReasonRow) =>
  type !== null && id !== null ? { type, id, label: label ?? '' } : null;
interface ReasonRow {
  readonly reason_type: string | null;
  readonly reason_id: string | null;
  readonly reason_label: string | null;
}

export async function listAssignments(
  call: Call,
  query: ListQuery,
): Promise<{ items: TrainingAssignment[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await readPage(selectAssignments(call), query, columns, sql<string>`assignment.id`);
  const people = rows.flatMap(({ person_id: id, assigned_by: by }) => (by === null ? [id] : [id, by]));
  const names = await describePeople(call, [...new Set(people)]);
  return { items: rows.map((row) => replyOf(call, row, names)), nextCursor };
}

function replyOf(call: Call, row: Row, names: ReadonlyMap<string, string>): TrainingAssignment {
  const open = row.state === 'assigned';
  return {
    ...{ id: row.id, trainingId: row.training_id, title: bothOf(row), state: row.state as AssignmentState },
    ...{ personId: row.person_id, personName: names.get(row.person_id) ?? '' },
    ...{ dueAt: row.due_at.toISOString(), overdue: open && row.due_at <= call.now },
    ...{ readAt: row.read_at?.toISOString() ?? null, attempts: row.attempts, percent: row.percent },
    reason: reasonOf(row),
    ...{ assignedAt: row.assigned_at.toISOString(), assignedByName: names.get(row.assigned_by ?? '') ?? '' },
    endedAt: row.ended_at?.toISOString() ?? null,
    actions: { withdraw: allowanceOf(open ? null : refuse('training-ended')) },
  };
}

interface ItemRow {
  readonly questionId: string;
  readonly asked: { readonly kind: QuestionKind; readonly text: ItemResult['text'] };
  readonly taken: number;
  readonly facility: number;
  readonly discrimination: number | null;
}

/** Facility is the mean share of points; discrimination correlates it with the share of all other points of the paper. */
async function itemsOf(call: Call, trainingId: string): Promise<ItemResult[]> {
  const { rows } = await sql<ItemRow>`
    with firsts as (
      select item.question_id, item.asked, attempt.started_at, item.awarded::double precision / item.points as share,
        (attempt.points - item.awarded)::double precision / nullif(attempt.points_of - item.points, 0) as rest
      from people.attempt attempt join people.attempt_item item on item.attempt_id = attempt.id
      join people.assignment given on given.id = attempt.assignment_id
      where attempt.training_id = ${trainingId}::uuid and attempt.number = 1 and attempt.closed_at is not null
        and ${inReach(call, 'given')}
    )
    select question_id as "questionId", (array_agg(asked order by started_at desc))[1] as asked,
      count(*)::integer as taken, avg(share) as facility, corr(share, rest) as discrimination
    from firsts group by question_id order by avg(share), question_id`.execute(call.tx);
  return rows.map(({ asked, ...row }) => ({ ...row, kind: asked.kind, text: asked.text }));
}

export async function getTrainingResults(call: Call, id: string) {
  const training: { id: string } | Refusal = await getTraining(call, id);
  if (isRefusal(training)) return training;
  const { rows } = await sql<{ taken: number; passedAtFirst: number; meanPercent: number | null }>`
    select count(*)::integer as taken, (count(*) filter (where attempt.passed))::integer as "passedAtFirst",
      avg(attempt.percent) as "meanPercent"
    from people.attempt attempt join people.assignment given on given.id = attempt.assignment_id
    where attempt.training_id = ${id}::uuid and attempt.number = 1 and attempt.closed_at is not null
      and ${inReach(call, 'given')}`.execute(call.tx);
  const { taken = 0, passedAtFirst = 0, meanPercent = null } = rows[0] ?? {};
  return { taken, passedAtFirst, meanPercent, items: await itemsOf(call, id) };
}

import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { contentOf, type PaperRow } from '../paper/papers.ts';
import { tables } from '../store.ts';
import type { PeopleTables } from '../tables.ts';
import type { AssignmentRow } from '../training/assigning.ts';
import type { Tries } from './attempt.ts';

export type AttemptRecord = Selectable<PeopleTables['people.attempt']>;
export type ItemRecord = Selectable<PeopleTables['people.attempt_item']>;
export type TrainingRow = Selectable<PeopleTables['people.training']>;

/** What somebody has to learn, with all that decides on it. */
export interface Own {
  readonly row: AssignmentRow;
  readonly training: TrainingRow;
  readonly paper: PaperRow | null;
  /** In their order. */
  readonly attempts: readonly AttemptRecord[];
  readonly tries: Tries;
}

async function describe(call: Call, row: AssignmentRow): Promise<Own> {
  const training = await tables(call)
    .selectFrom('people.training')
    .selectAll()
    .where('id', '=', row.training_id)
    .executeTakeFirstOrThrow();
  const paper = training.paper_id === null ? null : await paperOf(call, training.paper_id);
  const attempts = await tables(call)
    .selectFrom('people.attempt')
    .selectAll()
    .where('assignment_id', '=', row.id)
    .orderBy('number')
    .execute();
  const tries = triesOf(row, paper, attempts);
  return { row, training, paper, attempts, tries };
}

const paperOf = (call: Call, id: string): Promise<PaperRow> =>
  tables(call).selectFrom('people.paper').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const triesOf = (row: AssignmentRow, paper: PaperRow | null, attempts: readonly AttemptRecord[]): Tries => ({
  state: row.state as Tries['state'],
  hasExam: paper !== null,
  ended: attempts.filter(({ closed_at: at }) => at !== null).length,
  retakes: paper === null ? 0 : contentOf(paper).retakes,
});

/** One's own alone, whatever else one may see. */
export async function findOwn(call: Call, id: string, locked = false): Promise<Own | null> {
  const select = tables(call)
    .selectFrom('people.assignment')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', call.actor.id);
  const row = await (locked ? select.forUpdate() : select).executeTakeFirst();
  return row ? describe(call, row) : null;
}

/** Locked; for the clock. */
export async function lockAnyones(call: Call, id: string): Promise<Own> {
  const row = await tables(call)
    .selectFrom('people.assignment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return describe(call, row);
}

/** To whom an attempt belongs: the assignment is locked first, by all who change either. */
export async function assignmentOf(call: Call, attemptId: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('people.attempt')
    .select('assignment_id')
    .where('id', '=', attemptId)
    .where('person_id', '=', call.actor.id)
    .executeTakeFirst();
  return row?.assignment_id ?? null;
}

export const itemsOf = (call: Call, attemptId: string): Promise<ItemRecord[]> =>
  tables(call)
    .selectFrom('people.attempt_item')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('place')
    .execute();

/** Earliest deadline of what is under way. */
export const nextDeadline = sql<Date | null>`select min(deadline_at) from people.attempt where closed_at is null`;

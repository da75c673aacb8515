import { type ActionTraining, actionTrainingAsked, actionTrainingEnded } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import type { Beyond } from '../beyond.ts';
import { tables } from '../store.ts';
import { decideTraining } from './action.ts';
import { factsOf, lockAction, subjectOf } from './store.ts';

export interface TrainingAsked {
  readonly trainingId: string;
  readonly personIds: readonly string[];
  readonly dueOn: string;
}

/** Asks for training of people; who was asked by this action before is not asked again. */
export async function askTraining(
  call: Call,
  id: string,
  command: TrainingAsked,
  { findTraining }: Pick<Beyond, 'findTraining'>,
): Promise<{ id: string } | Refusal> {
  const askedById = call.actor.id;
  if (askedById === null) return forbidden;
  const row = await lockAction(call, id);
  if (!row) return notFound;
  const { trainingId, dueOn } = command;
  const people = await describePeople(call, command.personIds);
  const refused = decideTraining(factsOf(row), command, {
    today: (await businessDay(call)).today,
    isPerson: (person) => people.has(person),
    isTraining: (await findTraining(call, trainingId)) !== null,
  });
  if (refused) return refused;
  const personIds = await insertAsked(call, id, command);
  if (personIds.length > 0)
    await append(call, actionTrainingAsked, id, { number: row.number, trainingId, personIds, dueOn, askedById });
  await audit(call, 'improvement.ask-training', subjectOf(id));
  return { id };
}

async function insertAsked(call: Call, actionId: string, { trainingId, personIds, dueOn }: TrainingAsked) {
  const asked = { action_id: actionId, training_id: trainingId, due_on: dueOn, outcome: 'asked', asked_at: call.now };
  const inserted = await tables(call)
    .insertInto('improvement.action_training')
    .values([...new Set(personIds)].map((person) => ({ ...asked, person_id: person })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  return inserted.map((row) => row.person_id);
}

export interface TrainingOutcome {
  readonly trainingId: string;
  readonly personId: string;
  readonly outcome: 'passed' | 'failed';
  /** Percent of the points. */
  readonly score: number | null;
}

/** What came of training, for every action that asked for it of this person, whichever was first; a pass stands. */
export async function recordTraining(call: Call, result: TrainingOutcome): Promise<void> {
  const { trainingId, personId, outcome } = result;
  const told = await tables(call)
    .updateTable('improvement.action_training as asked')
    .from('improvement.action as action')
    .set({ outcome, score: result.score, answered_at: call.now })
    .whereRef('action.id', '=', 'asked.action_id')
    .where('training_id', '=', trainingId)
    .where('person_id', '=', personId)
    .where('outcome', '<>', 'passed')
    .returning(['action.id', 'action.number'])
    .execute();
  for (const { id, number } of told)
    await append(call, actionTrainingEnded, id, { number, trainingId, personId, outcome });
}

/** What each action asked for, by whom it was asked of. */
export async function trainingOf(
  call: Call,
  actionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ActionTraining[]>> {
  if (actionIds.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('improvement.action_training')
    .selectAll()
    .where('action_id', 'in', [...actionIds])
    .orderBy('due_on')
    .orderBy('person_id')
    .execute();
  const people = await describePeople(
    call,
    rows.map((row) => row.person_id),
  );
  const replies = rows.map((row) => ({
    actionId: row.action_id,
    training: {
      trainingId: row.training_id,
      personId: row.person_id,
      personName: people.get(row.person_id) ?? '',
      dueOn: row.due_on,
      outcome: row.outcome as ActionTraining['outcome'],
      score: row.score,
    },
  }));
  const grouped = Map.groupBy(replies, ({ actionId }) => actionId);
  return new Map([...grouped].map(([actionId, own]) => [actionId, own.map(({ training }) => training)]));
}

import type { PersonFact, PersonRecord, PersonSection } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { erasedName } from '../../platform/personal/mask.ts';
import type { Duty, Person, PersonDoor } from '../../platform/personal/person.ts';
import { eraseSettlements, exportSettlements } from './compensation/erasing.ts';
import { eraseEvidence } from './evidence/index.ts';
import { eraseFeedback, exportFeedback } from './feedback/erasing.ts';
import { eraseFromLedgers, isLedgerArriving } from './ledger/index.ts';
import { forgetMatters } from './repeat/index.ts';
import { eraseRisks, exportRisks } from './risk/erasing.ts';
import { eraseAssessments, exportAssessments } from './stages/assessing.ts';
import { erasePauses } from './stages/pausing.ts';
import { emptied, saidIn } from './steps.ts';
import { type ComplaintRecord, tables } from './store.ts';
import type { ComplaintsTables } from './tables.ts';

type TimelineRow = Selectable<ComplaintsTables['complaints.timeline_entry']>;
type StepRow = Selectable<ComplaintsTables['complaints.step_entry']>;

const ofPerson = (call: Call, { id }: Person) =>
  tables(call).selectFrom('complaints.complaint').where('customer_id', '=', id);

const text = (name: PersonFact['name'], value: string | null, at: Date | null = null): PersonFact[] =>
  value ? [{ name, kind: 'text', value, at: at?.toISOString() ?? null }] : [];
const code = (name: PersonFact['name'], value: string | null): PersonFact[] =>
  value ? [{ name, kind: 'code', value, at: null }] : [];
const instant = (name: PersonFact['name'], value: Date | null): PersonFact[] =>
  value ? [{ name, kind: 'instant', value: value.toISOString(), at: null }] : [];

function recordOf(
  row: ComplaintRecord,
  said: readonly TimelineRow[],
  steps: readonly StepRow[],
  feedback: readonly PersonFact[],
): PersonRecord {
  return {
    title: row.number,
    facts: [
      ...instant('lodged-at', row.lodged_at),
      ...code('channel', row.channel),
      ...code('state', row.state),
      ...code('product', row.product),
      ...code('area', row.area),
      ...code('cause', row.cause),
      ...text('facts', row.facts),
      ...text('demand', row.demand),
      ...text('history', row.feeling, row.lodged_at),
      ...said.flatMap((entry) => text('history', entry.body, entry.at)),
      ...steps.flatMap((entry) => saidIn(entry).flatMap((words) => text('step', words, entry.at))),
      ...text('answer', row.answer, row.answered_at),
      ...feedback,
      ...instant('closed-at', row.closed_at),
      ...code('validity', row.validity),
    ],
  };
}

async function exportPerson(call: Call, person: Person): Promise<PersonSection | null> {
  const rows = await ofPerson(call, person).selectAll().orderBy('lodged_at').orderBy('id').execute();
  if (rows.length === 0) return null;
  const ids = rows.map((row) => row.id);
  const said = await tables(call)
    .selectFrom('complaints.timeline_entry')
    .selectAll()
    .where('complaint_id', 'in', ids)
    .where('body', 'is not', null)
    .orderBy('id')
    .execute();
  const steps = await tables(call)
    .selectFrom('complaints.step_entry')
    .selectAll()
    .where('complaint_id', 'in', ids)
    .orderBy('place')
    .execute();
  const feedback = await exportFeedback(call, ids);
  const assessed = await exportAssessments(call, ids);
  const settlements = await exportSettlements(call, ids);
  const risks = await exportRisks(call, ids);
  const saidBy = Map.groupBy(said, (entry) => entry.complaint_id);
  const stepsBy = Map.groupBy(steps, (entry) => entry.complaint_id);
  return {
    section: 'complaints',
    records: rows.map((row) =>
      recordOf(row, saidBy.get(row.id) ?? [], stepsBy.get(row.id) ?? [], [
        ...(assessed.get(row.id) ?? []),
        ...(feedback.get(row.id) ?? []),
        ...(settlements.get(row.id) ?? []),
        ...(risks.get(row.id) ?? []),
      ]),
    ),
  };
}

/** Cases stay, counted as before; what was said in them goes. They are locked first, so that nobody adds to them meanwhile. */
async function erasePerson(call: Call, person: Person): Promise<Record<string, number>> {
  const ledger = await eraseFromLedgers(call, person);
  const rows = await ofPerson(call, person)
    .select('id')
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { complaints: 0, ledger };
  await emptySteps(call, ids);
  await forgetMatters(call, ids);
  await eraseAssessments(call, ids);
  await erasePauses(call, ids);
  await eraseFeedback(call, ids);
  await eraseSettlements(call, ids);
  await eraseEvidence(call, ids);
  await eraseRisks(call, person.id, ids);
  await tables(call)
    .updateTable('complaints.timeline_entry')
    .set({ body: null })
    .where('complaint_id', 'in', ids)
    .where('body', 'is not', null)
    .execute();
  await tables(call)
    .updateTable('complaints.complaint')
    .set({
      facts: erasedName,
      demand: null,
      feeling: null,
      answer: sql<string | null>`case when answer is not null then ${erasedName} end`,
      erased_at: call.now,
      version: sql<number>`version + 1`,
    })
    .where('id', 'in', ids)
    .execute();
  return { complaints: ids.length, ledger };
}

async function emptySteps(call: Call, complaintIds: readonly string[]): Promise<void> {
  const entries = await tables(call)
    .selectFrom('complaints.step_entry')
    .select(['id', 'record', 'reason'])
    .where('complaint_id', 'in', [...complaintIds])
    .execute();
  for (const { id, record, reason } of entries)
    await tables(call)
      .updateTable('complaints.step_entry')
      .set({
        record: record === null ? null : JSON.stringify(emptied(record)),
        reason: reason === null ? null : erasedName,
      })
      .where('id', '=', id)
      .execute();
}

const isOpen = sql<boolean>`coalesce(bool_or(state <> 'closed'), false)`;
const lastClosed = sql<Date | null>`max(coalesce(closed_at, lodged_at)) filter (where state = 'closed' and erased_at is null)`;

async function dutiesTo(call: Call, person: Person): Promise<Duty> {
  const cases = await ofPerson(call, person)
    .select([isOpen.as('open'), lastClosed.as('ended')])
    .executeTakeFirstOrThrow();
  return { underWay: cases.open, lastEndedAt: cases.ended, arriving: await isLedgerArriving(call, person.projectId) };
}

async function dutiesToAll(call: Call, personIds: readonly string[]) {
  const rows = await tables(call)
    .selectFrom('complaints.complaint')
    .select(['customer_id as id', isOpen.as('open'), lastClosed.as('ended')])
    .where('customer_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map(({ id, open, ended }) => [id ?? '', { underWay: open, lastEndedAt: ended }] as const));
}

async function knows(call: Call, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...personIds]}::uuid[]) as asked (id)
    where exists (select from complaints.complaint where customer_id = asked.id)`.execute(call.tx);
  return rows.map(({ id }) => id);
}

export const complaintPerson: PersonDoor = { exportPerson, erasePerson, knows, dutiesTo, dutiesToAll };

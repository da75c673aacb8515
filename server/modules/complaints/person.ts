import type { PersonFact, PersonRecord, PersonSection } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { codeFact, instantFact, textFact } from '../../platform/personal/facts.ts';
import { doorOfFiled } from '../../platform/personal/filed.ts';
import { erasedName } from '../../platform/personal/mask.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { type QuotedIn, takeOutQuotes } from '../../platform/personal/quotes.ts';
import { eraseClassing } from './classification/index.ts';
import { owedTo } from './compensation/closing.ts';
import { eraseSettlements, exportSettlements } from './compensation/erasing.ts';
import { eraseEvidence } from './evidence/index.ts';
import { eraseExtensions } from './extension/asking.ts';
import { eraseFeedback, exportFeedback } from './feedback/erasing.ts';
import { eraseGroups } from './group/index.ts';
import { eraseFromLedgers, isLedgerArriving } from './ledger/index.ts';
import { eraseFromLibrary } from './library/index.ts';
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

function recordOf(
  row: ComplaintRecord,
  said: readonly TimelineRow[],
  steps: readonly StepRow[],
  feedback: readonly PersonFact[],
): PersonRecord {
  return {
    title: row.number,
    facts: [
      ...instantFact('lodged-at', row.lodged_at),
      ...codeFact('channel', row.channel),
      ...codeFact('state', row.state),
      ...codeFact('product', row.product),
      ...codeFact('area', row.area),
      ...codeFact('cause', row.cause),
      ...textFact('facts', row.facts),
      ...textFact('demand', row.demand),
      ...textFact('history', row.feeling, row.lodged_at),
      ...said.flatMap((entry) => textFact('history', entry.body, entry.at)),
      ...steps.flatMap((entry) => saidIn(entry).flatMap((words) => textFact('step', words, entry.at))),
      ...textFact('answer', row.answer, row.answered_at),
      ...feedback,
      ...instantFact('closed-at', row.closed_at),
      ...codeFact('validity', row.validity),
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

/** Where the case of somebody else may name them: who complains for a family, or gives another's number to be called at. */
const quoted: readonly QuotedIn[] = [
  ['complaints.complaint', ['facts', 'demand', 'feeling', 'answer']],
  ['complaints.timeline_entry', ['body']],
  ['complaints.step_entry', ['reason'], ['record']],
  ['complaints.letter', ['subject', 'body']],
  ['complaints.question', ['text', 'answer']],
  ['complaints.verdict', ['words']],
  ['complaints.appeal', ['reason', 'decision']],
  ['complaints.visit', ['words']],
  ['complaints.visit_try', ['words']],
  ['complaints.compensation', ['reason', 'end_reason', 'remedy_what', 'remedy_evidence']],
  ['complaints.finding', ['what']],
  ['complaints.sanction', ['reason', 'appeal', 'appeal_reason']],
  ['complaints.calming_step', ['said']],
  ['complaints.interception', ['outcome_note']],
  ['complaints.escalation', ['told']],
  ['complaints.complaint_group', ['matter']],
  ['complaints.master_member', ['reason', 'except_reason']],
];

/** Their own cases are emptied; of those of others only their number and address go. */
async function erasePerson(call: Call, person: Person): Promise<Record<string, number>> {
  const ledger = await eraseFromLedgers(call, person);
  const complaints = await eraseOwn(call, person);
  return { complaints, ledger, quotes: await takeOutQuotes(call, person.identity, quoted) };
}

/** Cases stay, counted as before; what was said in them goes. They are locked first, so that nobody adds to them meanwhile. */
async function eraseOwn(call: Call, person: Person): Promise<number> {
  const rows = await ofPerson(call, person)
    .select('id')
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  await emptySteps(call, ids);
  await forgetMatters(call, ids);
  await eraseAssessments(call, ids);
  await erasePauses(call, ids);
  await eraseExtensions(call, ids);
  await eraseFeedback(call, ids);
  await eraseSettlements(call, ids);
  await eraseEvidence(call, ids);
  await eraseRisks(call, person.id, ids);
  await eraseClassing(call, ids);
  await eraseGroups(call, ids);
  await eraseFromLibrary(call, ids);
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
  return ids.length;
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

// A case of a ledger may be closed and not say when.
const filed = doorOfFiled({ table: 'complaints.complaint', endsAt: 'lodged_at', isArriving: isLedgerArriving });

export const complaintPerson: PersonDoor = {
  exportPerson,
  erasePerson,
  knows: filed.knows,
  async dutiesTo(call, person) {
    const duty = await filed.dutiesTo(call, person);
    return duty.underWay ? duty : { ...duty, underWay: (await owedTo(call, [person.id])).has(person.id) };
  },
  async dutiesToAll(call, personIds) {
    const duties = await filed.dutiesToAll(call, personIds);
    const owed = await owedTo(call, personIds);
    return new Map([...duties].map(([id, duty]) => [id, owed.has(id) ? { ...duty, underWay: true } : duty]));
  },
};

import { randomUUID } from 'node:crypto';
import { type CaseAct, complaintChanged, type StepName, type StepRecord } from '@tongli/contracts/complaints';
import type { ProcessVersion } from '@tongli/contracts/requests';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { writtenAtEnd } from '../../platform/database/at-end.ts';
import { hot } from '../../platform/database/prepared.ts';
import { statement } from '../../platform/database/statement.ts';
import { append } from '../../platform/events/append.ts';
import { inScope, type Place } from '../../platform/permissions/scope.ts';
import { getCalendar } from '../org/index.ts';
import { getProcessVersion } from '../requests/index.ts';
import type { Case } from './complaint.ts';
import { type ComplainedAbout, recusedBy } from './recusal.ts';
import { orderAt } from './stages/precedence.ts';
import { commitmentOpen, type StepEntry, stepStates } from './steps.ts';
import type { ComplaintsTables } from './tables.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<ComplaintsTables>();

export type ComplaintRecord = Selectable<ComplaintsTables['complaints.complaint']>;

/** Complaints of a ledger show only while its import is complete. */
export const visible = sql<boolean>`(complaint.import_id is null or complaint.import_id not in
  (select hidden.id from complaints.ledger_import hidden where not hidden.shown))`;

/** The caller's own: of their projects and, where they are narrowed to a branch, of its units. */
export const inReach = (call: Call) =>
  inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') });

/** A case with what its rules need. */
export interface LoadedCase {
  readonly row: ComplaintRecord;
  /** Of the steps since the case was last reopened. */
  readonly entries: readonly StepEntry[];
  /** Of the rounds before. */
  readonly earlier: readonly StepEntry[];
  readonly case: Case;
}

/**
 * Locked until the caller's transaction ends, so that two people cannot decide on the same state. The key is left free: a
 * flow that adds to the case's history need not wait.
 */
export async function lockCase(call: Call, id: string): Promise<LoadedCase | null> {
  const row = await selectCase(call, id).forNoKeyUpdate().executeTakeFirst();
  if (!row) return null;
  note(call, row);
  return load(call, row);
}

/** The complaint alone, without its steps. */
export const findRow = (call: Call, id: string): Promise<ComplaintRecord | undefined> =>
  selectCase(call, id).executeTakeFirst();

export async function findCase(call: Call, id: string): Promise<LoadedCase | null> {
  const row = await findRow(call, id);
  return row ? load(call, row) : null;
}

const selectCase = (call: Call, id: string) =>
  tables(call)
    .selectFrom('complaints.complaint as complaint')
    .modifyFront(hot('complaint'))
    .selectAll()
    .where('complaint.id', '=', id)
    .where(inReach(call))
    .where(visible);

/** The steps of a case, and whom it is about, in one question. */
const selectParts = statement((db: Kysely<ComplaintsTables>, { complaintId }: { readonly complaintId: string }) => ({
  compile: () =>
    sql<{ entries: readonly Told<StepEntry>[]; about: ComplainedAbout }>`/* hot case_parts */ select
      (select coalesce(json_agg(to_jsonb(e) - 'id' - 'complaint_id' - 'place' order by e.place), '[]')
        from complaints.step_entry e where e.complaint_id = ${complaintId}) as entries,
      (select json_build_object(
          'people', coalesce(json_agg(a.person_id order by a.named_at) filter (where a.person_id is not null), '[]'),
          'units', coalesce(json_agg(a.unit_id order by a.named_at) filter (where a.unit_id is not null), '[]'))
        from complaints.complained_about a where a.complaint_id = ${complaintId}) as about`.compile(db),
}));

/** As JSON tells it. */
type Told<T extends { readonly at: Date }> = Omit<T, 'at'> & { readonly at: string };

async function load(call: Call, row: ComplaintRecord): Promise<LoadedCase> {
  const [parts] = await selectParts(call.tx, { complaintId: row.id });
  const about = parts?.about ?? { people: [], units: [] };
  const all = (parts?.entries ?? []).map((entry) => ({ ...entry, at: new Date(entry.at) }));
  const entries = all.filter(({ round }) => round === row.reopen_count);
  return {
    row,
    entries,
    earlier: all.filter(({ round }) => round < row.reopen_count),
    case: {
      state: row.state as Case['state'],
      place: { projectId: row.project_id, unitId: row.unit_id },
      ownerId: row.owner_id,
      lodgedOn: row.lodged_on,
      steps: stepStates(entries),
      commitmentOpen: commitmentOpen(entries),
      erased: row.erased_at !== null,
      imported: row.import_id !== null,
      precedence: row.precedence,
      about,
      recused: await recusedBy(call, about),
    },
  };
}

/** The process version that a case began with; an imported one has none. */
export async function processOf(call: Call, row: ComplaintRecord): Promise<ProcessVersion | null> {
  return row.process_version_id === null ? null : getProcessVersion(call, row.process_version_id);
}

/** The zone of the business dates of a case. */
export async function zoneOf(call: Call, row: ComplaintRecord): Promise<string> {
  const process = await processOf(call, row);
  const { calendar } = await getCalendar(call, process?.settings.calendar);
  return calendar.zone;
}

/** Where a locked case belongs, and its version, as the transaction that holds it has left them. */
interface Standing extends Place {
  readonly version: number;
}

const standings = new WeakMap<Call['tx'], Map<string, Standing>>();

function note({ tx }: Call, { id, version, project_id, unit_id }: ComplaintRecord): void {
  const noted = standings.get(tx) ?? new Map<string, Standing>();
  standings.set(tx, noted.set(id, { version, projectId: project_id, unitId: unit_id }));
}

/** Of a case that this transaction has locked. */
export const standingOf = ({ tx }: Call, id: string): Standing | undefined => standings.get(tx)?.get(id);

type Change = Partial<
  Pick<
    ComplaintRecord,
    | 'state'
    | 'owner_id'
    | 'unit_id'
    | 'acknowledged_at'
    | 'answered_at'
    | 'answer'
    | 'first_answered_at'
    | 'first_closed_at'
    | 'reopen_count'
    | 'closed_at'
    | 'closed_on'
    | 'validity'
    | 'cause'
    | 'product'
    | 'area'
    | 'severity'
    | 'kind'
    | 'on_time'
    | 'due_at'
    | 'precedence'
  >
>;

export async function save(call: Call, row: ComplaintRecord, change: Change): Promise<void> {
  const order = orderAt(change.precedence ?? row.precedence, change.due_at ?? row.due_at);
  const version = row.version + 1;
  await tables(call)
    .updateTable('complaints.complaint')
    .set({ ...change, order_at: order, version })
    .where('id', '=', row.id)
    .execute();
  note(call, { ...row, ...change, version });
}

export async function addStepEntry(
  call: Call,
  { id: complaintId, reopen_count: round }: Pick<ComplaintRecord, 'id' | 'reopen_count'>,
  entry: {
    readonly step: StepName;
    readonly state: 'recorded' | 'skipped';
    readonly record: StepRecord | null;
    readonly reason: string | null;
    readonly spentSeconds?: number | undefined;
  },
): Promise<void> {
  const { step, state, record, reason, spentSeconds = null } = entry;
  const told = [step, state, record === null ? null : JSON.stringify(record), reason, spentSeconds];
  const row = [randomUUID(), complaintId, round, ...told, call.now, call.actor.name];
  await call.tx.executeQuery(insertStep(row.map((value) => [value])));
}

const insertStep = writtenAtEnd(
  'complaints.step_entry',
  'step_entry',
  `insert into complaints.step_entry (id, complaint_id, round, step, state, record, reason, spent_seconds, at, actor_name)
  select * from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::integer[],
    $9::timestamptz[], $10::text[])`,
);

const insertLine = writtenAtEnd(
  'complaints.timeline_entry',
  'timeline_entry',
  `insert into complaints.timeline_entry (complaint_id, at, actor_name, code, params, body)
  select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::jsonb[], $6::text[])`,
);

export async function addTimelineEntry(
  call: Call,
  complaintId: string,
  code: string,
  params: Readonly<Record<string, string>> = {},
  body: string | null = null,
): Promise<void> {
  const entry = [complaintId, call.now, call.actor.name, code, JSON.stringify(params), body];
  await call.tx.executeQuery(insertLine(entry.map((value) => [value])));
}

/** For those who look at the case or at a list: it is not as it was. `before` is where it belonged, if elsewhere. */
export async function tellChange(
  call: Call,
  complaintId: string,
  act: CaseAct,
  before: Place | null,
  known?: Standing,
): Promise<void> {
  const { version, ...after } = known ?? (await readStanding(call, complaintId));
  await append(call, complaintChanged, complaintId, { act, version, before, after });
}

const readStanding = (call: Call, complaintId: string): Promise<Standing> =>
  tables(call)
    .selectFrom('complaints.complaint')
    .select(['version', 'project_id as projectId', 'unit_id as unitId'])
    .where('id', '=', complaintId)
    .executeTakeFirstOrThrow();

/** By what number people know a complaint, and where it belongs. */
export async function findComplaint(call: Call, id: string): Promise<({ readonly number: string } & Place) | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select(['number', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReach(call))
    .executeTakeFirst();
  return row ? { number: row.number, projectId: row.project_id, unitId: row.unit_id } : null;
}

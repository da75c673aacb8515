import {
  type Launch,
  type LaunchCheck,
  type LaunchCheckKind,
  launchCheckKind,
  type listLaunches as listing,
} from '@tongli/contracts/improvement';
import type { ListQuery, ReplyOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import type { Beyond } from '../beyond.ts';
import { inReach, tables } from '../store.ts';
import { countBefore } from './commands.ts';
import { type CheckState, isCheckMet, launchAllowances } from './launch.ts';
import { type CheckRow, checksOf, type LaunchTableRow, launchHand, launchState } from './store.ts';

type Reading = Pick<Beyond, 'countCases' | 'tallyTraining'>;

const selectLaunches = (call: Call) =>
  tables(call).selectFrom('improvement.launch as launch').selectAll('launch').where(inReach(call, 'launch'));

type Row = ReplyOf<typeof listing>['items'][number];

function rowReply(row: LaunchTableRow, ownerName: string, states: readonly CheckState[]): Row {
  const { expected, high, low } = row;
  return {
    ...{ id: row.id, number: row.number, title: maskText(row.title), product: row.product, actual: row.actual },
    kind: row.kind as Row['kind'],
    state: row.state as Row['state'],
    plannedOn: row.planned_on,
    ownerId: row.owner_id,
    ownerName,
    checksMet: states.filter(isCheckMet).length,
    forecast: expected === null || low === null || high === null ? null : { expected, low, high },
    liveOn: row.live_on,
    reviewOn: row.review_on,
  };
}

const columns: ListColumns = {
  state: { expression: sql`launch.state`, type: 'text' },
  kind: { expression: sql`launch.kind`, type: 'text' },
  openedAt: { expression: sql`launch.opened_at`, type: 'instant' },
  plannedOn: { expression: sql`launch.planned_on`, type: 'date' },
};

export async function listLaunches(call: Call, query: ListQuery, beyond: Reading) {
  const { rows, nextCursor } = await readPage(selectLaunches(call), query, columns, sql<string>`launch.id`);
  const names = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  const checks = await checksOf(
    call,
    rows.map((row) => row.id),
  );
  const items: Row[] = [];
  for (const row of rows) {
    const own = checks.filter((check) => check.launch_id === row.id);
    const state = await launchState(call, row, own, beyond);
    items.push(rowReply(row, names.get(row.owner_id) ?? '', state.checks));
  }
  return { items, nextCursor };
}

export async function getLaunch(call: Call, id: string, beyond: Reading): Promise<Launch | Refusal> {
  const row = await selectLaunches(call).where('launch.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const checks = await checksOf(call, [id]);
  const state = await launchState(call, row, checks, beyond);
  const people = [row.owner_id, ...checks.flatMap((check) => [check.done_by, check.confirmed_by])];
  const names = await describePeople(
    call,
    people.filter((person) => person !== null),
  );
  const nameOf = (person: string | null | undefined) => (person ? (names.get(person) ?? '') : null);
  return {
    ...rowReply(row, nameOf(row.owner_id) ?? '', state.checks),
    content: maskText(row.content),
    countedBefore: row.counted_before ?? (await countBefore(call, row, beyond)),
    soFar: row.state === 'live' ? await countSoFar(call, row, beyond) : null,
    checks: launchCheckKind.options.map((kind) => checkReply(kind, checks, state.checks, nameOf)),
    withdrawnReason: row.withdrawn_reason && maskText(row.withdrawn_reason),
    openedAt: row.opened_at.toISOString(),
    version: row.version,
    actions: launchAllowances(state, launchHand(call, row)),
  };
}

async function countSoFar(call: Call, row: LaunchTableRow, { countCases }: Reading): Promise<number> {
  const { today } = await businessDay(call);
  const slice = { projectId: row.project_id, product: row.product, area: '' };
  return countCases(call, { ...slice, from: row.live_on ?? today, to: today });
}

function checkReply(
  kind: LaunchCheckKind,
  rows: readonly CheckRow[],
  states: readonly CheckState[],
  nameOf: (person: string | null | undefined) => string | null,
): LaunchCheck {
  const row = rows.find((one) => one.kind === kind);
  const state = states.find((one) => one.kind === kind);
  return {
    kind,
    note: row?.note ? maskText(row.note) : null,
    trainingId: row?.training_id ?? null,
    quiz: state?.quiz ?? null,
    doneAt: row?.done_at?.toISOString() ?? null,
    doneById: row?.done_by ?? null,
    doneByName: nameOf(row?.done_by),
    confirmedAt: row?.confirmed_at?.toISOString() ?? null,
    confirmedByName: nameOf(row?.confirmed_by),
    met: state !== undefined && isCheckMet(state),
  };
}

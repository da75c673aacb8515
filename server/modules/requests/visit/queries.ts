import { localDate } from '@tongli/calendar';
import type { FollowedRequest, Visit } from '@tongli/contracts/requests';
import { allowanceOf, type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { listFiles } from '../../../platform/files/index.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople, getCalendar } from '../../org/index.ts';
import { findLoaded } from '../request/store.ts';
import { tables } from '../store.ts';
import type { Done } from './handling.ts';
import { codeOf } from './place.ts';
import { factsOf, findVisit, listVisits, subjectOf, type VisitRow } from './store.ts';
import { decideVisit, visitActs } from './visit.ts';

const present = (ids: readonly (string | null | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
const said = (text: string | null) => (text === null ? null : maskText(text));
const at = (instant: Date | null) => instant?.toISOString() ?? null;

async function filesOf(call: Call, id: string): Promise<Visit['files']> {
  const files = await listFiles(call, subjectOf(id));
  return files.map(({ uploadedBy: _by, uploadedAt, ...file }) => ({
    ...file,
    uploadedBy: '',
    uploadedAt: uploadedAt.toISOString(),
  }));
}

async function describe(call: Call, rows: readonly VisitRow[]): Promise<Visit[]> {
  const ids = present(rows.map((row) => row.request_id));
  const requests =
    ids.length === 0
      ? []
      : await tables(call)
          .selectFrom('requests.request')
          .select(['id', 'number', 'title', 'customer_id'])
          .where('id', 'in', ids)
          .execute();
  const byId = new Map(requests.map((row) => [row.id, row]));
  const customers = await describeCustomers(call, present(requests.map((row) => row.customer_id)));
  const people = await describePeople(call, present(rows.map((row) => row.person_id)));
  const visits: Visit[] = [];
  for (const row of rows) {
    const request = byId.get(row.request_id);
    visits.push({
      ...plain(call, row),
      requestNumber: request?.number ?? '',
      requestTitle: maskText(request?.title ?? ''),
      customerName: customers.get(request?.customer_id ?? '')?.name ?? null,
      personName: people.get(row.person_id ?? '') ?? null,
      files: row.ended_at === null ? [] : await filesOf(call, row.id),
    });
  }
  return visits;
}

type Named = 'requestNumber' | 'requestTitle' | 'customerName' | 'personName' | 'files';

const plain = (call: Call, row: VisitRow): Omit<Visit, Named> => ({
  id: row.id,
  requestId: row.request_id,
  unitId: row.unit_id,
  personId: row.person_id,
  on: row.on_date,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  state: row.state as Visit['state'],
  note: maskText(row.note),
  hasPlace: row.place !== null,
  outcome: row.outcome as Visit['outcome'],
  outcomeText: said(row.outcome_text),
  proof: row.proof as Visit['proof'],
  departedAt: at(row.departed_at),
  arrivedAt: at(row.arrived_at),
  endedAt: at(row.ended_at),
  rebookedFromId: row.rebooked_from,
  reason: said(row.reason),
  version: row.version,
  actions: Object.fromEntries(visitActs.map((act) => [act, allowanceOf(decideVisit(factsOf(row), act, call.actor))])),
});

export async function getVisit(call: Call, id: string): Promise<Visit | Refusal> {
  const row = await findVisit(call, id);
  return (row && (await describe(call, [row]))[0]) ?? notFound;
}

export const replyTo = async (call: Call, done: Promise<Done>) => {
  const result = await done;
  return isRefusal(result) ? result : getVisit(beyondScope(call), result.id);
};

export async function visitsOfRequest(call: Call, requestId: string): Promise<{ visits: Visit[] } | Refusal> {
  if (!(await findLoaded(call, requestId))) return notFound;
  return { visits: await describe(call, await listVisits(beyondScope(call), { requestId })) };
}

export async function visitPlan(
  call: Call,
  asked: {
    readonly on?: string | undefined;
    readonly unitId?: string | undefined;
    readonly personId?: string | undefined;
  },
): Promise<{ visits: Visit[]; on: string }> {
  const { calendar } = await getCalendar(call);
  const on = asked.on ?? localDate(calendar.zone, call.now);
  const rows = await listVisits(call, { ...asked, on });
  return { visits: await describe(call, rows), on };
}

/** For whoever asked, behind their link: when somebody comes, and the code to give them. */
export async function followedVisits(call: Call, requestId: string): Promise<FollowedRequest['visits']> {
  const rows = (await listVisits(beyondScope(call), { requestId })).filter(({ state }) => state !== 'cancelled');
  return rows.map((row) => ({
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    state: row.state,
    code: row.ended_at === null ? codeOf(call, row.id) : '',
  }));
}

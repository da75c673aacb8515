import type { Complaint, TimelineEntry } from '@tongli/contracts/complaints';
import type { Allowance } from '@tongli/contracts/kernel';
import type { Limit } from '@tongli/contracts/work';
import type { Kysely } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../platform/call.ts';
import { statement } from '../../platform/database/statement.ts';
import { maskText } from '../../platform/personal/mask.ts';
import { describeCustomers } from '../customers/index.ts';
import { describePeople } from '../org/index.ts';
import { limitsOf } from '../work/index.ts';
import { classOfCase } from './classification/index.ts';
import { openMattersOf } from './closing/checks.ts';
import { mayPromise } from './compensation/promising.ts';
import { rules } from './complaint.ts';
import { filesOf } from './files.ts';
import { plainRow, present } from './list.ts';
import { marksOf } from './marks.ts';
import { recourseOf } from './recourse.ts';
import { assessmentOf } from './stages/assessing.ts';
import { pausesOf } from './stages/pausing.ts';
import { stagesOf } from './stages/stages.ts';
import { stepViews } from './steps.ts';
import { findCase, type LoadedCase, processOf } from './store.ts';
import type { ComplaintsTables } from './tables.ts';

const selectTimeline = statement((db: Kysely<ComplaintsTables>, { complaintId }: { readonly complaintId: string }) =>
  db.selectFrom('complaints.timeline_entry').selectAll().where('complaint_id', '=', complaintId).orderBy('id'),
);

export async function timelineOf(call: Call, complaintId: string): Promise<TimelineEntry[]> {
  const rows = await selectTimeline(call.tx, { complaintId });
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    actorName: row.actor_name,
    code: row.code,
    params: row.params as Record<string, string>,
    text: row.body === null ? null : maskText(row.body),
  }));
}

function actionsOf(call: Call, loaded: LoadedCase): Record<string, Allowance> {
  const entries = Object.entries(rules);
  return Object.fromEntries(entries.map(([name, rule]) => [name, allowanceOf(rule(loaded.case, call.actor))]));
}

/** How the case was judged, when its time stood still, and which stages it has reached. */
async function lifecycleOf(call: Call, { row, entries, earlier }: LoadedCase) {
  const { latest, firstAt } = await assessmentOf(call, row.id);
  const settings = (await processOf(call, row))?.settings;
  return {
    assessment: latest,
    pauses: await pausesOf(call, row.id),
    pauseReasons: settings?.pauseReasons ?? [],
    pauseAtMostDays: settings?.pauseAtMostDays ?? 0,
    stages: stagesOf(row, firstAt, [...earlier, ...entries]),
    recourse: await recourseOf(call, row),
  };
}

export async function getComplaint(call: Call, id: string): Promise<Complaint | Refusal> {
  const loaded = await findCase(call, id);
  if (!loaded) return notFound;
  const { row, entries } = loaded;
  const limits: readonly Limit[] = (await limitsOf(call, [{ type: 'complaint', id }])).get(id) ?? [];
  const customer = (await describeCustomers(call, present([row.customer_id]))).get(row.customer_id ?? '') ?? null;
  const owner = (await describePeople(call, present([row.owner_id]))).get(row.owner_id ?? '') ?? null;
  const process = await processOf(call, row);
  return {
    ...plainRow(row, limits, entries),
    customerName: customer?.name ?? null,
    ownerName: owner,
    facts: maskText(row.facts),
    demand: row.demand === null ? null : maskText(row.demand),
    feeling: row.feeling === null ? null : maskText(row.feeling),
    customer,
    projectId: row.project_id,
    wantsResponse: row.wants_response,
    aboutHandling: row.about_handling,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answer: row.answer === null ? null : maskText(row.answer),
    erasedAt: row.erased_at?.toISOString() ?? null,
    firstAnsweredAt: row.first_answered_at?.toISOString() ?? null,
    firstClosedAt: row.first_closed_at?.toISOString() ?? null,
    complainedAbout: { people: [...loaded.case.about.people], units: [...loaded.case.about.units] },
    ...(await lifecycleOf(call, loaded)),
    openMatters: row.state === 'answered' ? await openMattersOf(call, id) : [],
    classCode: await classOfCase(call, id),
    validity: row.validity as Complaint['validity'],
    limits: [...limits],
    steps: stepViews(entries),
    timeline: await timelineOf(call, id),
    files: await filesOf(call, id),
    marks: await marksOf(call, id),
    processVersion: process?.version ?? null,
    mayPromiseMinor: await mayPromise(call, row),
    version: row.version,
    actions: actionsOf(call, loaded),
  };
}

import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import type { addThreshold as adding, changeThreshold as changing, Threshold } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { holds, reaches } from '../../../platform/permissions/scope.ts';
import { describePeople, isPerson, projectFor, unitNames } from '../../org/index.ts';
import { tables } from '../store.ts';
import { findWatched } from './finding.ts';
import { checkBounds } from './judging.ts';
import { inReach, placeOf, type ThresholdRow, unknownIndicator, withdrawAlerts } from './store.ts';

type Rule = Omit<BodyOf<typeof changing>, 'version'>;

const columnsOf = (call: Call, rule: Rule) => ({
  ...{ warn_at: rule.warnAt, breach_at: rule.breachAt, control: rule.control, window_minutes: rule.windowMinutes },
  ...{ minimum: rule.minimum, owner_id: rule.ownerId, take_minutes: rule.takeMinutes, suggestion: rule.suggestion },
  ...{ changed_at: call.now, changed_by: call.actor.name, due_at: call.now },
});

async function checkRule(call: Call, code: string, projectId: string, rule: Rule): Promise<Refusal | null> {
  const watched = await findWatched(call, code);
  if (!watched || (watched.projectId ?? projectId) !== projectId) return unknownIndicator(code);
  const refused = checkBounds(watched, rule);
  if (refused) return refused;
  if (await isPerson(call, rule.ownerId)) return null;
  return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
}

async function replies(call: Call, rows: readonly ThresholdRow[]): Promise<Threshold[]> {
  const people = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  const units = await unitNames(
    call,
    rows.flatMap((row) => row.unit_id ?? []),
  );
  return rows.map((row) => {
    const may = allowanceOf(holds(call.actor, 'measures.intervene', placeOf(row)) ? null : forbidden);
    return {
      ...{ id: row.id, indicator: row.indicator, projectId: row.project_id, unitId: row.unit_id },
      unitName: row.unit_id === null ? null : (units.get(row.unit_id) ?? null),
      ...{ warnAt: row.warn_at, breachAt: row.breach_at, control: row.control, windowMinutes: row.window_minutes },
      ...{ minimum: row.minimum, ownerId: row.owner_id, ownerName: people.get(row.owner_id) ?? '' },
      ...{ takeMinutes: row.take_minutes, suggestion: row.suggestion },
      ...{ changedAt: row.changed_at.toISOString(), changedBy: row.changed_by, version: row.version },
      actions: { change: may, remove: may },
    };
  });
}

export async function readThresholds(call: Call): Promise<ThresholdRow[]> {
  return tables(call).selectFrom('measures.threshold').selectAll().where(inReach(call)).execute();
}

export async function listThresholds(call: Call): Promise<{ thresholds: Threshold[] }> {
  const rows = await readThresholds(call);
  const sorted = rows.toSorted((a, b) => (a.indicator + (a.unit_id ?? '') < b.indicator + (b.unit_id ?? '') ? -1 : 1));
  return { thresholds: await replies(call, sorted) };
}

async function one(call: Call, row: ThresholdRow): Promise<Threshold> {
  const [reply] = await replies(call, [row]);
  if (!reply) throw new Error(`threshold ${row.id} was not described`);
  return reply;
}

export type NewThreshold = BodyOf<typeof adding>;

export async function addThreshold(call: Call, body: NewThreshold): Promise<Threshold | Refusal> {
  const row = await setThreshold(call, body);
  return isRefusal(row) ? row : one(call, row);
}

/** The same, for whoever reads nothing of it. */
export async function setThreshold(call: Call, body: NewThreshold): Promise<ThresholdRow | Refusal> {
  const { indicator, projectId: asked, unitId, ...rule } = body;
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const unit = unitId === null ? null : (await unitNames(call, [unitId])).get(unitId);
  if (unit === undefined || !reaches(call.scope, { projectId, unitId }))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  const refused = await checkRule(call, indicator, projectId, rule);
  if (refused) return refused;
  const row = await tables(call)
    .insertInto('measures.threshold')
    .values({ id: randomUUID(), indicator, project_id: projectId, unit_id: unitId, ...columnsOf(call, rule) })
    .onConflict((conflict) => conflict.columns(['indicator', 'project_id', 'unit_id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return refuse('threshold-stands', { status: 422, field: 'body.indicator' });
  await audit(call, 'measures.add-threshold', { type: 'threshold', id: row.id });
  return row;
}

/** Within reach, for whoever may do this; locked until the end. */
async function lockThreshold(call: Call, id: string): Promise<ThresholdRow | Refusal> {
  const row = await tables(call)
    .selectFrom('measures.threshold')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  return row ?? notFound;
}

export async function changeThreshold(
  call: Call,
  id: string,
  { version, ...rule }: BodyOf<typeof changing>,
): Promise<Threshold | Refusal> {
  const row = await lockThreshold(call, id);
  if (isRefusal(row)) return row;
  if (row.version !== version) return staleVersion;
  const refused = await checkRule(call, row.indicator, row.project_id, rule);
  if (refused) return refused;
  const saved = await tables(call)
    .updateTable('measures.threshold')
    .set({ ...columnsOf(call, rule), version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'measures.change-threshold', { type: 'threshold', id });
  return one(call, saved);
}

export async function removeThreshold(call: Call, id: string): Promise<Refusal | null> {
  const row = await lockThreshold(call, id);
  if (isRefusal(row)) return row;
  await withdrawAlerts(call, id);
  await tables(call).deleteFrom('measures.threshold').where('id', '=', id).execute();
  await audit(call, 'measures.remove-threshold', { type: 'threshold', id });
  return null;
}

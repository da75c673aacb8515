import { randomUUID } from 'node:crypto';
import type {
  AdkarScores,
  AdkarTeam,
  Change,
  changeRow,
  openChange as opening,
  scoreChange as scoring,
} from '@tongli/contracts/improvement';
import type { BodyOf, ListQuery } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
} from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { businessDay, describePeople, projectFor, unitNames, unitOf } from '../../org/index.ts';
import { inReach, nextNumber, placeOf, tables } from '../store.ts';
import type { ImprovementTables } from '../tables.ts';
import { overallOf, weakestAmong, weakestOf } from './adkar.ts';

type Done = { readonly id: string } | Refusal;
type RoundRow = Selectable<ImprovementTables['improvement.adkar_round']>;

/** A project or launch in reach that the change belongs to. */
async function isInReach(call: Call, table: 'improvement.project' | 'improvement.launch', id: string | null) {
  if (id === null) return true;
  const row = await tables(call)
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where(inReach(call, table))
    .executeTakeFirst();
  return row !== undefined;
}

export async function openChange(call: Call, command: BodyOf<typeof opening>): Promise<Done> {
  const ownerId = call.actor.id;
  if (ownerId === null) return forbidden;
  const { title, content, improvementId, launchId } = command;
  if (!(await isInReach(call, 'improvement.project', improvementId)))
    return refuse('not-found', { status: 422, field: 'body.improvementId' });
  if (!(await isInReach(call, 'improvement.launch', launchId)))
    return refuse('not-found', { status: 422, field: 'body.launchId' });
  const projectId = await projectFor(call, command.projectId);
  if (isRefusal(projectId)) return projectId;
  const { today } = await businessDay(call);
  const { id } = await tables(call)
    .insertInto('improvement.change')
    .values({
      ...{ title, content, owner_id: ownerId, improvement_id: improvementId, launch_id: launchId },
      id: randomUUID(),
      number: await nextNumber(call, 'change', today),
      project_id: projectId,
      unit_id: await unitOf(call, ownerId),
      opened_at: call.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(call, 'improvement.open-change', { type: 'change', id });
  return { id };
}

export async function scoreChange(call: Call, id: string, command: BodyOf<typeof scoring>): Promise<Done> {
  const row = await selectChanges(call).where('change.id', '=', id).executeTakeFirst();
  if (!row || call.actor.id === null) return notFound;
  const { unitId, scoredOn, people, scores, note } = command;
  const { today } = await businessDay(call);
  if (scoredOn > today)
    return refuse('done-in-future', { status: 422, field: 'body.scoredOn', params: { latest: today } });
  if (!(await unitNames(call, [unitId])).has(unitId))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  await tables(call)
    .insertInto('improvement.adkar_round')
    .values({
      ...{ id: randomUUID(), change_id: id, team_id: unitId, scored_on: scoredOn, people, ...scores },
      ...{ note: note || null, scored_at: call.now, scored_by: call.actor.id },
    })
    .execute();
  await audit(call, 'improvement.score-change', { type: 'change', id });
  return { id };
}

const selectChanges = (call: Call) =>
  tables(call).selectFrom('improvement.change as change').selectAll('change').where(inReach(call, 'change'));

const roundsOf = (call: Call, ids: readonly string[]): Promise<RoundRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tables(call)
        .selectFrom('improvement.adkar_round')
        .selectAll()
        .where('change_id', 'in', [...ids])
        .orderBy('scored_on', 'desc')
        .orderBy('scored_at', 'desc')
        .execute();

const scoresOf = ({ ability, awareness, desire, knowledge, reinforcement }: RoundRow): AdkarScores => ({
  ...{ awareness, desire, knowledge, ability, reinforcement },
});

/** The latest round of each team; rounds come latest first. */
const latestOf = (rounds: readonly RoundRow[]): RoundRow[] =>
  [...Map.groupBy(rounds, (round) => round.team_id).values()].flatMap((own) => own[0] ?? []);

const teamsIn = (rounds: readonly RoundRow[]) =>
  latestOf(rounds).map((round) => ({ people: round.people, scores: scoresOf(round) }));

type Row = Awaited<ReturnType<ReturnType<typeof selectChanges>['executeTakeFirstOrThrow']>>;

function rowReply(row: Row, ownerName: string, rounds: readonly RoundRow[]): z.infer<typeof changeRow> {
  const weakest = weakestAmong(teamsIn(rounds));
  return {
    ...{ id: row.id, number: row.number, title: maskText(row.title), ownerId: row.owner_id, ownerName },
    teamCount: latestOf(rounds).length,
    weakest: weakest?.stage ?? null,
    barrier: weakest?.barrier ?? false,
    openedAt: row.opened_at.toISOString(),
  };
}

const columns: ListColumns = {
  ownerId: { expression: sql`change.owner_id`, type: 'uuid' },
  openedAt: { expression: sql`change.opened_at`, type: 'instant' },
};

export async function listChanges(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectChanges(call), query, columns, sql<string>`change.id`);
  const names = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  const rounds = await roundsOf(
    call,
    rows.map((row) => row.id),
  );
  const items = rows.map((row) =>
    rowReply(
      row,
      names.get(row.owner_id) ?? '',
      rounds.filter((round) => round.change_id === row.id),
    ),
  );
  return { items, nextCursor };
}

async function numberOf(call: Call, table: 'improvement.project' | 'improvement.launch', id: string | null) {
  if (id === null) return null;
  return tables(call).selectFrom(table).select(['id', 'number']).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function getChange(call: Call, id: string): Promise<Change | Refusal> {
  const row = await selectChanges(call).where('change.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const rounds = await roundsOf(call, [id]);
  const names = await describePeople(call, [...new Set([row.owner_id, ...rounds.map((round) => round.scored_by)])]);
  return {
    ...rowReply(row, names.get(row.owner_id) ?? '', rounds),
    content: maskText(row.content),
    project: await numberOf(call, 'improvement.project', row.improvement_id),
    launch: await numberOf(call, 'improvement.launch', row.launch_id),
    teams: await teamsOf(call, rounds, names),
    overall: overallOf(teamsIn(rounds)),
    version: row.version,
    actions: { score: allowanceOf(holds(call.actor, 'improvement.lead', placeOf(row)) ? null : forbidden) },
  };
}

async function teamsOf(
  call: Call,
  rounds: readonly RoundRow[],
  names: ReadonlyMap<string, string>,
): Promise<AdkarTeam[]> {
  const units = await unitNames(call, [...new Set(rounds.map((round) => round.team_id))]);
  return latestOf(rounds).map((latest) => {
    const { barrier, stage } = weakestOf(scoresOf(latest));
    const own = rounds.filter((round) => round.team_id === latest.team_id);
    return {
      unitId: latest.team_id,
      unit: units.get(latest.team_id) ?? null,
      rounds: own.map((round) => ({
        ...{ id: round.id, scoredOn: round.scored_on, people: round.people, scores: scoresOf(round) },
        note: round.note && maskText(round.note),
        scoredByName: names.get(round.scored_by) ?? '',
      })),
      weakest: stage,
      barrier,
    };
  });
}

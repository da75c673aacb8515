import type { BodyOf } from '@tongli/contracts/kernel';
import type { chooseScorecard } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { reaches } from '../../../platform/permissions/scope.ts';
import { describePeople, projectFor } from '../../org/index.ts';
import { findIndicator } from '../catalogue/index.ts';
import { keepOwner } from '../context/owners.ts';
import { readOwn } from '../own/store.ts';
import { tables } from '../store.ts';
import { type Item, mostKeys } from './items.ts';

export async function readChoice(call: Call, projectId: string) {
  const card = await tables(call)
    .selectFrom('measures.scorecard')
    .select('version')
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  const rows = await tables(call)
    .selectFrom('measures.scorecard_item')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('place')
    .execute();
  const items = rows.map(({ indicator, rank, owner_id: ownerId }) => ({
    indicator,
    rank: rank as Item['rank'],
    ownerId,
  }));
  return { version: card?.version ?? 0, items };
}

const wrong = (code: string, place: number, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.items.${place}.indicator`, params });

/** What is wrong with a choice, whatever is counted. */
function checkItems(items: readonly Item[], own: ReadonlySet<string>): Refusal | null {
  const keys = new Map<string, number>();
  for (const [place, { indicator, rank }] of items.entries()) {
    const entry = findIndicator(indicator);
    if (!entry && !own.has(indicator)) return wrong('unknown-indicator', place, { indicator });
    if (items.findIndex((one) => one.indicator === indicator) < place)
      return wrong('chosen-twice', place, { indicator });
    const centre = entry?.indicator.centre ?? 'operation';
    keys.set(centre, (keys.get(centre) ?? 0) + (rank === 'key' ? 1 : 0));
    if ((keys.get(centre) ?? 0) > mostKeys) return wrong('too-many-keys', place, { most: mostKeys });
  }
  return null;
}

/** Of the whole project: whoever is narrowed to a branch of it may not. */
export async function chooseItems(
  call: Call,
  { projectId: asked, items, version }: BodyOf<typeof chooseScorecard>,
): Promise<{ version: number } | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  if (!reaches(call.scope, { projectId, unitId: null })) return refuse('forbidden', { status: 403 });
  const owners = [...new Set(items.flatMap(({ ownerId }) => ownerId ?? []))];
  const known = await describePeople(call, owners);
  const stranger = items.findIndex(({ ownerId }) => ownerId !== null && !known.has(ownerId));
  if (stranger >= 0) return refuse('unknown-person', { status: 422, field: `body.items.${stranger}.ownerId` });
  const own = (await readOwn(call)).filter((one) => one.projectId === projectId);
  const refused = checkItems(items, new Set(own.map(({ code }) => code)));
  if (refused) return refused;
  const changed = { changed_at: call.now, changed_by: call.actor.name };
  const row = await tables(call)
    .insertInto('measures.scorecard')
    .values({ project_id: projectId, version: version + 1, ...changed })
    .onConflict((conflict) =>
      conflict
        .column('project_id')
        .doUpdateSet({ version: version + 1, ...changed })
        .where('measures.scorecard.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!row) return staleVersion;
  await tables(call).deleteFrom('measures.scorecard_item').where('project_id', '=', projectId).execute();
  if (items.length > 0)
    await tables(call)
      .insertInto('measures.scorecard_item')
      .values(
        items.map(({ indicator, rank, ownerId }, place) => ({
          ...{ project_id: projectId, indicator, rank, place, owner_id: ownerId },
        })),
      )
      .execute();
  for (const { indicator, ownerId } of items) await keepOwner(call, indicator, { projectId, unitId: null }, ownerId);
  await audit(call, 'measures.choose-scorecard', { type: 'project', id: projectId });
  return { version: row.version };
}

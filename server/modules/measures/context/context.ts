import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { getIndicatorContext } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { allowanceOf, type Call, forbidden, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { holds, inScope } from '../../../platform/permissions/scope.ts';
import { checkRange } from '../../../platform/range.ts';
import { projectAsked } from '../../org/index.ts';
import { findIndicator } from '../catalogue/index.ts';
import { findOwn, isOwnCode, type Own } from '../own/store.ts';
import { readHistory, targetsAt } from '../target/store.ts';
import { wantedOf } from '../target/wanted.ts';
import { ownerOf } from './owners.ts';

type Context = ReplyOf<typeof getIndicatorContext>;
type Asked = QueryOf<typeof getIndicatorContext>;

interface PlaceOf {
  readonly projectId: string;
  readonly unitId: string | null;
  readonly personId: string | null;
}

const nothingSet: ReadonlyMap<string, number> = new Map();

/** What was wanted from which date on: what was set last for a date holds, and what begins before the period holds at its beginning. */
async function targetsOver(
  call: Call,
  code: string,
  own: Own | undefined,
  place: PlaceOf,
  { from, to }: Asked,
): Promise<Context['targets']> {
  const history = await readHistory(call, code, place);
  // The latest that was set comes first; of one date it alone counts.
  const edited = own?.editions.flatMap(({ fromOn }) => fromOn ?? []) ?? [];
  const begins = [from, ...edited, ...history.map(({ fromOn }) => fromOn)];
  const dates = [...new Set(begins)].filter((on) => on >= from && on <= to);
  return dates.toSorted().map((on) => {
    const holding = history.filter(({ fromOn }) => fromOn <= on);
    const latest = holding.reduce<(typeof holding)[number] | undefined>(
      (best, one) => (best === undefined || one.fromOn > best.fromOn ? one : best),
      undefined,
    );
    return { from: on, value: latest?.value ?? (own ? wantedOf(nothingSet, own, place, on) : null) };
  });
}

/** Of what people wrote: what was set for the place, else what its edition says. */
async function targetAt(call: Call, code: string, own: Own | undefined, place: PlaceOf, on: string) {
  const set = await targetsAt(call, place, on);
  return own ? wantedOf(set, own, place, on) : (set.get(code) ?? null);
}

async function publishedIn(
  call: Call,
  code: string,
  { projectId, unitId, personId }: PlaceOf,
  { from, to }: Asked,
): Promise<Context['published']> {
  const where = personId
    ? sql`figure.person_id = ${personId}::uuid`
    : sql`figure.person_id is null and figure.unit_id is not distinct from ${unitId}::uuid`;
  const { rows } = await sql<{ month: string; lockedAt: Date; value: number | null; count: number; size: number }>`
    select to_char(figure.month, 'YYYY-MM') as month, kept.locked_at as "lockedAt", figure.value, figure.count, figure.size
    from measures.month_figure figure join measures.month kept using (project_id, month)
    where figure.project_id = ${projectId}::uuid and figure.code = ${code} and ${where}
      and ${inScope(call, { project: sql.ref('figure.project_id'), unit: sql.ref('figure.unit_id') })}
      and figure.month >= date_trunc('month', ${from}::date) and figure.month <= ${to}::date
    order by figure.month`.execute(call.tx);
  return rows.map(({ lockedAt, ...row }) => ({ ...row, lockedAt: lockedAt.toISOString() }));
}

export async function readContext(call: Call, code: string, query: Asked): Promise<Context | Refusal> {
  const own = isOwnCode(code) ? await findOwn(call, code) : undefined;
  if (!own && !findIndicator(code)) return notFound;
  const refused = checkRange(query, 'query', 400);
  if (refused) return refused;
  const asked = await projectAsked(call, own?.projectId ?? query.projectId, 'query.projectId');
  if (isRefusal(asked)) {
    if (query.projectId) return asked;
    const actions = { 'set-owner': allowanceOf(forbidden) };
    return { projectId: null, owner: null, target: null, targets: [], published: [], actions };
  }
  const place = { projectId: asked, unitId: query.unitId ?? null, personId: query.personId ?? null };
  return {
    projectId: asked,
    owner: await ownerOf(call, code, place),
    target: await targetAt(call, code, own, place, query.to),
    targets: await targetsOver(call, code, own, place, query),
    published: await publishedIn(call, code, place, query),
    actions: { 'set-owner': allowanceOf(holds(call.actor, 'measures.target', place) ? null : forbidden) },
  };
}

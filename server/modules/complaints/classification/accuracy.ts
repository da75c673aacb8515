import {
  type ClassDecision,
  type ClassDimension,
  classDimension,
  type DimensionAccuracy,
  type LevelAccuracyFigures,
  type MonthAccuracy,
} from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { businessDay } from '../../org/index.ts';
import { inReach, tables, visible } from '../store.ts';
import { countClosed } from './learning.ts';
import { fewestCases } from './lesson.ts';
import type { Confused } from './model.ts';

/** How well each dimension is suggested: as learned, and by what people did with it. */
export async function getClassAccuracy(
  call: Call,
): Promise<{ dimensions: DimensionAccuracy[]; months: MonthAccuracy[] }> {
  const dimensions: DimensionAccuracy[] = [];
  for (const dimension of classDimension.options) dimensions.push(await accuracyOf(call, dimension));
  return { dimensions, months: await monthsOf(call) };
}

async function accuracyOf(call: Call, dimension: ClassDimension): Promise<DimensionAccuracy> {
  const row = await tables(call)
    .selectFrom('complaints.class_model')
    .select(['version', 'trained_at', 'cases', 'known', 'classes', 'left_out', 'levels', 'confused'])
    .where('dimension', '=', dimension)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const cases = row?.cases ?? (await countClosed(call, dimension));
  return {
    ...{ dimension, modelVersion: row?.version ?? null, trainedAt: row?.trained_at.toISOString() ?? null },
    ...{ cases, knownCases: row?.known ?? cases },
    ...{ casesNeeded: fewestCases, classes: row?.classes ?? 0, leftOut: row?.left_out ?? 0 },
    levels: (row?.levels ?? []) as LevelAccuracyFigures[],
    confused: await pairsOf(call, (row?.confused ?? []) as Confused[]),
  };
}

/** With those of the cases behind a pair that the reader may see. */
async function pairsOf(call: Call, pairs: readonly Confused[]): Promise<DimensionAccuracy['confused']> {
  const ids = pairs.flatMap(({ caseIds }) => caseIds);
  if (ids.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select(['id', 'number'])
    .where('id', 'in', ids)
    .where(inReach(call))
    .where(visible)
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return pairs.map(({ given, predicted, count, caseIds }) => ({
    ...{ given: [...given], predicted: [...predicted], count },
    cases: caseIds.flatMap((id) => {
      const number = numbers.get(id);
      return number === undefined ? [] : [{ id, number }];
    }),
  }));
}

const monthsShown = 13;

/** Of a case that was classed several times the last choice counts, against what was suggested with it. */
async function monthsOf(call: Call): Promise<MonthAccuracy[]> {
  const { calendar } = await businessDay(call);
  const { rows } = await sql<MonthAccuracy>`
    with last as (
      select distinct on (decision.complaint_id, dimension) dimension, suggested, chosen, candidates, at
      from complaints.class_decision decision join complaints.complaint complaint on complaint.id = decision.complaint_id
      where at > ${call.now}::timestamptz - make_interval(months => ${monthsShown}) and ${inReach(call)} and ${visible}
      order by decision.complaint_id, dimension, at desc, decision.id
    )
    select dimension, to_char(at at time zone ${calendar.zone}, 'YYYY-MM') as month, level, count(*)::integer as tested,
      avg((suggested[1:level] = chosen[1:level])::integer)::double precision as top1,
      avg(exists (
        select from unnest(candidates) as way
        where way = array_to_string(chosen[1:level], chr(1)) or starts_with(way, array_to_string(chosen[1:level], chr(1)) || chr(1))
      )::integer)::double precision as top3
    from last, generate_series(1, cardinality(chosen)) as level
    group by 1, 2, 3 order by 2 desc, 1, 3`.execute(call.tx);
  return rows;
}

const columns: ListColumns = {
  dimension: { expression: sql`decision.dimension`, type: 'text' },
  accepted: { expression: sql`decision.accepted`, type: 'boolean' },
  shown: { expression: sql`decision.shown`, type: 'boolean' },
  suggested: { expression: sql`decision.suggested`, type: 'text', many: true },
  chosen: { expression: sql`decision.chosen`, type: 'text', many: true },
  at: { expression: sql`decision.at`, type: 'instant' },
  confidence: { expression: sql`decision.confidence`, type: 'number' },
};

const summaryLength = 80;

export async function listClassDecisions(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('complaints.class_decision as decision')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'decision.complaint_id')
    .select(['decision.id', 'decision.complaint_id', 'complaint.number', 'complaint.facts', 'decision.dimension'])
    .select(['decision.suggested', 'decision.confidence', 'decision.chosen', 'decision.accepted', 'decision.shown'])
    .select(['decision.reason', 'decision.actor_name', 'decision.at', 'decision.model_version'])
    .where(inReach(call))
    .where(visible);
  const { rows, ...page } = await readCountedPage(call.tx, select, query, columns, sql<string>`decision.id`);
  const items = rows.map(
    (row): ClassDecision => ({
      ...{ id: row.id, complaintId: row.complaint_id, number: row.number },
      summary: row.facts.replace(/\s+/g, ' ').slice(0, summaryLength),
      ...{ dimension: row.dimension as ClassDimension, suggested: row.suggested, confidence: row.confidence },
      ...{ chosen: row.chosen, accepted: row.accepted, shown: row.shown, reason: row.reason },
      ...{ actorName: row.actor_name, at: row.at.toISOString(), modelVersion: row.model_version },
    }),
  );
  return { items, ...page };
}

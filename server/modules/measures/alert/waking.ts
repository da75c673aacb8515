import type { Expression } from '@tongli/formula';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { catalogue, measuresOf } from '../catalogue/index.ts';
import type { Addition } from '../cells/counting.ts';
import { partsOfFormula } from '../own/formula.ts';
import { measuresBehind } from '../own/reading.ts';

/** However many facts come, an indicator is looked at no more often than this: well within the minute that an alert may take. */
const restSeconds = 20;

/** What of the catalogue is made of these measures. */
const indicatorsOf = (measures: ReadonlySet<string>): string[] =>
  catalogue
    .filter(({ recipe }) => measuresOf(recipe).some((measure) => measures.has(measure)))
    .map(({ indicator }) => indicator.code);

/** The same of those that people wrote and that some threshold looks at. */
async function ownIndicatorsOf(call: Call, measures: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await sql<{ code: string; expression: Expression }>`
    select own.code, edition.expression from measures.own_indicator own
      join measures.own_edition edition on edition.indicator_id = own.id
    where own.code in (select threshold.indicator from measures.threshold)`.execute(call.tx);
  const made = (expression: Expression) => partsOfFormula(expression).flatMap(measuresBehind);
  return rows.flatMap(({ code, expression }) => (made(expression).some((one) => measures.has(one)) ? [code] : []));
}

/** Thresholds on what was just counted are looked at at once, or when the rest since the last look is over. */
export async function wakeThresholds(
  call: Call,
  additions: readonly Pick<Addition, 'measure' | 'dimensions'>[],
): Promise<void> {
  if (additions.length === 0) return;
  const measures = new Set(additions.map(({ measure }) => measure));
  const indicators = [...indicatorsOf(measures), ...(await ownIndicatorsOf(call, measures))];
  const projects = [...new Set(additions.map(({ dimensions }) => dimensions.projectId))];
  await sql`
    update measures.threshold threshold set due_at = due.at
    from (select id, greatest(${call.now}::timestamptz, looked_at + make_interval(secs => ${restSeconds})) as at
      from measures.threshold order by id) due
    where due.id = threshold.id and indicator = any(${indicators}::text[]) and project_id = any(${projects}::uuid[])
      and (due_at is null or due_at > due.at)`.execute(call.tx);
}

import { dayRange, type IsoDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { earlier, later } from './dates.ts';
import type { Range } from './observations.ts';
import { ofProject, tables } from './store.ts';

/** Where a count comes from: what was lodged here, or a ledger, named by its import. */
export type Source = 'live' | { readonly importId: string };

/** A business date on which a source shows that it was counting. */
export interface Sighted {
  readonly projectId: string;
  readonly source: Source;
  readonly day: IsoDate;
}

const nameOf = (source: Source) => (source === 'live' ? source : source.importId);

/** Widens what each source covers. First and last are the same in whatever order the facts come. */
export async function cover(call: Call, sighted: readonly Sighted[]): Promise<void> {
  if (sighted.length === 0) return;
  const rows = sighted.map(({ projectId, source, day }) => ({
    project_id: projectId,
    source: nameOf(source),
    day,
    ends: source !== 'live',
  }));
  await sql`
    insert into measures.coverage as held (project_id, source, first_day, last_day)
    select project_id, source, min(day), max(day) filter (where ends)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (project_id uuid, source text, day date, ends boolean)
    group by project_id, source order by source, project_id
    on conflict (source, project_id) do update set
      first_day = least(held.first_day, excluded.first_day),
      last_day = greatest(held.last_day, excluded.last_day)`.execute(call.tx);
}

/** What was withdrawn covers nothing any more, and its facts come after those by which it was covered. */
export async function uncover(call: Call, importIds: ReadonlySet<string>): Promise<void> {
  if (importIds.size === 0) return;
  await tables(call)
    .deleteFrom('measures.coverage')
    .where('source', 'in', [...importIds])
    .execute();
}

/** The business dates of a range that some source covers. On any other nobody counted, which is not the same as none. */
export async function readCovered(
  call: Call,
  projectId: string | undefined,
  range: Range,
): Promise<ReadonlySet<IsoDate>> {
  const sources = await tables(call)
    .selectFrom('measures.coverage')
    .select(['first_day', 'last_day'])
    .where(ofProject(call, projectId))
    .where('first_day', '<=', range.to)
    .where(({ eb, or }) => or([eb('last_day', 'is', null), eb('last_day', '>=', range.from)]))
    .execute();
  return new Set(
    sources.flatMap((source) =>
      dayRange(later(source.first_day, range.from), earlier(source.last_day ?? range.to, range.to)),
    ),
  );
}

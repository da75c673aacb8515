import {
  type LibraryCase,
  type LibraryRow,
  type LibraryState,
  libraryPart,
  type RemovedKind,
} from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { searchTerms } from '@tongli/text';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { inScope, nowhere } from '../../../platform/permissions/scope.ts';
import { findCase, tables } from '../store.ts';
import { decideAct, isInside, libraryActs } from './entry.ts';
import { standingOf } from './proposing.ts';
import type { Texts } from './removing.ts';
import { entryOf, findEntry, inLibrary, type LibraryRecord } from './store.ts';

const columns: ListColumns = {
  state: { expression: sql`library.state`, type: 'text' },
  product: { expression: sql`library.product`, type: 'text' },
  cause: { expression: sql`library.cause`, type: 'text' },
  classCode: { expression: sql`library.class_path`, type: 'text', many: true },
  proposedAt: { expression: sql`library.proposed_at`, type: 'instant' },
};

/** Released ones for all; the others for whoever proposed them or decides. */
function readable(call: Call) {
  const scope = call.actor.permissions.get('complaints.curate') ?? nowhere;
  const decides = inScope({ scope }, { project: sql.ref('library.project_id'), unit: sql.ref('library.unit_id') });
  return sql<boolean>`(library.state = 'released' or library.proposed_by = ${call.actor.id} or ${decides})`;
}

export async function listLibrary(call: Call, query: ListQuery) {
  const sought = query.filters.filter(({ field }) => field === 'words').flatMap(({ value }) => searchTerms(value));
  let select = tables(call)
    .selectFrom('complaints.library_case as library')
    .selectAll('library')
    .where(inLibrary(call))
    .where(readable(call));
  if (sought.length > 0) select = select.where(sql<boolean>`library.terms @> ${[...new Set(sought)]}::text[]`);
  const rest = { ...query, filters: query.filters.filter(({ field }) => field !== 'words') };
  const { rows, ...page } = await readCountedPage(call.tx, select, rest, columns, sql<string>`library.id`);
  return { items: rows.map(rowOf), ...page };
}

const rowOf = (row: LibraryRecord): LibraryRow => ({
  ...{ id: row.id, number: row.number, state: row.state as LibraryState, title: row.title },
  ...{ product: row.product, area: row.area, cause: row.cause, classPath: row.class_path },
  ...{ severity: row.severity as LibraryRow['severity'], validity: row.validity as LibraryRow['validity'] },
  ...{ proposedByName: row.proposed_by_name, proposedAt: row.proposed_at.toISOString() },
  ...{ decidedByName: row.decided_by_name, decidedAt: row.decided_at?.toISOString() ?? null },
});

export async function getLibraryCase(call: Call, id: string): Promise<LibraryCase | Refusal> {
  const row = await findEntry(call, id);
  if (!row) return notFound;
  const entry = await entryOf(call, row);
  const inside = isInside(entry, call.actor);
  if (!inside && row.state !== 'released') return notFound;
  const texts = row.texts as Texts;
  return {
    ...rowOf(row),
    parts: libraryPart.options.flatMap((part) => (texts[part] ? [{ part, text: texts[part] }] : [])),
    taken: row.taken as Record<RemovedKind, number>,
    ...{ reason: row.reason, complaintId: inside ? row.complaint_id : null, version: row.version },
    actions: Object.fromEntries(libraryActs.map((act) => [act, allowanceOf(decideAct(entry, act, call.actor))])),
  };
}

export async function getLibraryStanding(call: Call, complaintId: string) {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const { entry, propose } = await standingOf(call, loaded);
  const seen = entry && (entry.state === 'released' || isInside(await entryOf(call, entry), call.actor));
  return {
    entry: entry && seen ? { id: entry.id, number: entry.number, state: entry.state as LibraryState } : null,
    actions: { propose },
  };
}

import type { Bilingual } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type FileToGive, listFilesOf } from '../../../platform/files/index.ts';
import { findClear } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { recordsAbout } from '../../work/index.ts';
import { evidenceSources } from './sources.ts';

export type EvidenceRow = Readonly<Record<string, unknown>>;

/** Rows as the database holds them, under `module.table`. */
export type EvidenceTables = Readonly<Record<string, readonly EvidenceRow[]>>;

/** What another part of the house has on the customer of a case while it ran. */
export interface FoundElsewhere {
  readonly tables: EvidenceTables;
  /** Ids of sound and files that belong to it. */
  readonly fileIds: readonly string[];
}

export interface Span {
  readonly customerId: string;
  readonly from: Date;
  readonly until: Date;
}

export type ReadElsewhere = (call: Call, span: Span) => Promise<FoundElsewhere>;

export interface Evidence {
  readonly number: string;
  readonly tables: EvidenceTables;
  readonly files: readonly FileToGive[];
  /** Members of staff by id. */
  readonly people: ReadonlyMap<string, string>;
  /** What products, areas and causes are called, by kind and code. */
  readonly terms: Readonly<Record<string, Bilingual>>;
}

const dayMs = 86_400_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const idsOf = (rows: readonly EvidenceRow[]) => rows.flatMap(({ id }) => (typeof id === 'string' ? id : []));

async function ownTables(call: Call, complaintId: string): Promise<Record<string, EvidenceRow[]>> {
  const tables: Record<string, EvidenceRow[]> = {};
  for (const { table, by, parent, order } of evidenceSources) {
    const keys = parent ? idsOf(tables[`complaints.${parent.table}`] ?? []) : [complaintId];
    const { rows } = await sql<{ row: EvidenceRow }>`
      select to_jsonb(given) as row from ${sql.table(`complaints.${table}`)} given
      where ${sql.ref(by)} = any(${keys}::uuid[]) order by ${sql.ref(order)}`.execute(call.tx);
    tables[`complaints.${table}`] = rows.map(({ row }) => row);
  }
  return tables;
}

/** What is linked with the case lies between the day before it was lodged and its end. */
function spanOf(complaint: EvidenceRow, now: Date): Span | null {
  const { customer_id: customerId, lodged_at: lodgedAt, closed_at: closedAt } = complaint;
  if (typeof customerId !== 'string') return null;
  const until = typeof closedAt === 'string' ? new Date(Date.parse(closedAt) + dayMs) : now;
  return { customerId, from: new Date(Date.parse(String(lodgedAt)) - dayMs), until };
}

const everyId = (tables: EvidenceTables) => [
  ...new Set(
    Object.values(tables)
      .flat()
      .flatMap((row) => Object.values(row))
      .filter((value): value is string => typeof value === 'string' && uuid.test(value)),
  ),
];

/** A line of business may call a product otherwise than the others; the house's own name is what everybody knows. */
async function readTerms(call: Call): Promise<Evidence['terms']> {
  const { rows } = await sql<{ key: string; zh: string; en: string }>`
    select kind || ' ' || code as key, name_zh as zh, name_en as en from complaints.term`.execute(call.tx);
  return Object.fromEntries(rows.map(({ key, zh, en }) => [key, { zh, en }]));
}

/** Everything that is on record about a case, read at one instant. Null where there is none. */
export async function readEvidence(
  call: Call,
  complaintId: string,
  elsewhere: ReadElsewhere,
): Promise<Evidence | null> {
  const own = await ownTables(call, complaintId);
  const complaint = own['complaints.complaint']?.[0];
  if (!complaint) return null;
  const subjects = [complaintId, ...Object.values(own).flatMap(idsOf)];
  const work = await recordsAbout(call, subjects);
  const span = spanOf(complaint, call.now);
  const found = span ? await elsewhere(call, span) : { tables: {}, fileIds: [] };
  const customer = span ? await findClear(call, span.customerId) : null;
  const customers = { 'customers.customer': customer ? [{ ...customer }] : [] };
  const tables: EvidenceTables = { ...own, ...customers, ...work, ...found.tables };
  // Earlier packs are told of in their table; within one another they would double with each.
  const packs = new Set(idsOf(own['complaints.evidence_pack'] ?? []));
  const owners = [...new Set([...subjects, ...Object.values(work).flatMap(idsOf)])].filter((id) => !packs.has(id));
  return {
    number: String(complaint.number),
    tables,
    files: await listFilesOf(call, { owners, ids: found.fileIds }),
    people: await describePeople(call, everyId(tables)),
    terms: await readTerms(call),
  };
}

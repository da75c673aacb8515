import { randomUUID } from 'node:crypto';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { Certificate, Skill } from '@tongli/contracts/org';
import { catalogueChanged } from '@tongli/contracts/org';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { tables } from '../store.ts';
import type { OrgTables } from '../tables.ts';
import { codeTaken } from '../units/store.ts';

interface Named {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

const named = ({ code, name }: Named) => ({ code, name_zh: name.zh, name_en: name.en });

const skillOf = (row: Selectable<OrgTables['org.skill']>): Skill => ({
  id: row.id,
  code: row.code,
  name: { zh: row.name_zh, en: row.name_en },
  retired: row.retired,
  version: row.version,
});

const certificateOf = (row: Selectable<OrgTables['org.certificate']>): Certificate => ({
  ...skillOf(row),
  validMonths: row.valid_months,
});

const columns: ListColumns = {
  code: { expression: sql`entry.code`, type: 'text' },
  retired: { expression: sql`entry.retired`, type: 'boolean' },
};

export async function listSkills(call: Call, query: ListQuery) {
  const select = tables(call).selectFrom('org.skill as entry').selectAll();
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`entry.id`);
  return { items: rows.map(skillOf), nextCursor };
}

export async function listCertificates(call: Call, query: ListQuery) {
  const select = tables(call).selectFrom('org.certificate as entry').selectAll();
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`entry.id`);
  return { items: rows.map(certificateOf), nextCursor };
}

async function leaveTrace(call: Call, kind: 'skill' | 'certificate', act: 'add' | 'change', id: string): Promise<void> {
  await append(call, catalogueChanged, id, { kind });
  await audit(call, `org.${act}-${kind}`, { type: kind, id });
}

export interface NewSkill extends Named {
  readonly id?: string;
}

export async function addSkill(call: Call, input: NewSkill): Promise<Skill | Refusal> {
  const row = await tables(call)
    .insertInto('org.skill')
    .values({ id: input.id ?? randomUUID(), ...named(input) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return codeTaken(input.code);
  await leaveTrace(call, 'skill', 'add', row.id);
  return skillOf(row);
}

export interface NewCertificate extends Named {
  readonly id?: string;
  readonly validMonths: number | null;
}

export async function addCertificate(call: Call, input: NewCertificate): Promise<Certificate | Refusal> {
  const row = await tables(call)
    .insertInto('org.certificate')
    .values({ id: input.id ?? randomUUID(), ...named(input), valid_months: input.validMonths })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return codeTaken(input.code);
  await leaveTrace(call, 'certificate', 'add', row.id);
  return certificateOf(row);
}

type Change = Named & { readonly retired: boolean; readonly version: number };

async function isTaken(call: Call, table: 'org.skill' | 'org.certificate', code: string, id: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom(table)
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeSkill(call: Call, id: string, change: Change): Promise<Skill | Refusal> {
  const row = await tables(call)
    .selectFrom('org.skill')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== change.version) return staleBehind(skillOf(row));
  if (await isTaken(call, 'org.skill', change.code, id)) return codeTaken(change.code);
  const saved = await tables(call)
    .updateTable('org.skill')
    .set({ ...named(change), retired: change.retired, version: row.version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await leaveTrace(call, 'skill', 'change', id);
  return skillOf(saved);
}

export async function changeCertificate(
  call: Call,
  id: string,
  change: Change & { readonly validMonths: number | null },
): Promise<Certificate | Refusal> {
  const row = await tables(call)
    .selectFrom('org.certificate')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== change.version) return staleBehind(certificateOf(row));
  if (await isTaken(call, 'org.certificate', change.code, id)) return codeTaken(change.code);
  const saved = await tables(call)
    .updateTable('org.certificate')
    .set({ ...named(change), valid_months: change.validMonths, retired: change.retired, version: row.version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await leaveTrace(call, 'certificate', 'change', id);
  return certificateOf(saved);
}

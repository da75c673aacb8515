import type { ClassChange, ComplaintClass } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import {
  type ClassAct,
  type ClassInput,
  decideAdd,
  decideChange,
  type NewClass,
  type Tree,
  type TreeClass,
  treeOf,
} from './tree.ts';

/** The tree concerns the installation; its audit subject is it itself. */
export const treeSubject = { type: 'complaint-classes', id: '00000000-0000-7000-8000-000000000040' };

interface Row {
  readonly code: string;
  readonly parent_code: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly position: number;
  readonly retired_at: Date | null;
  readonly version: number;
}

const selectClasses = (call: Call) =>
  tables(call)
    .selectFrom('complaints.class')
    .select(['code', 'parent_code', 'name_zh', 'name_en', 'position', 'retired_at', 'version'])
    .orderBy('position')
    .orderBy('code');

const classOf = (row: Row): TreeClass => ({
  ...{ code: row.code, parentCode: row.parent_code, position: row.position, version: row.version },
  names: { zh: row.name_zh, en: row.name_en },
  retired: row.retired_at !== null,
});

export const readTree = async (call: Call): Promise<Tree> => treeOf((await selectClasses(call).execute()).map(classOf));

export async function listClasses(call: Call): Promise<{ classes: ComplaintClass[] }> {
  const rows = await selectClasses(call).execute();
  const { rows: counted } = await sql<{ code: string; cases: number }>`
    select class_code as code, count(*)::integer as cases from complaints.case_class group by 1`.execute(call.tx);
  const cases = new Map(counted.map((one) => [one.code, one.cases]));
  return {
    classes: rows.map((row) => ({
      ...{ code: row.code, parentCode: row.parent_code, name: { zh: row.name_zh, en: row.name_en } },
      ...{ position: row.position, retiredAt: row.retired_at?.toISOString() ?? null, version: row.version },
      cases: cases.get(row.code) ?? 0,
    })),
  };
}

/** One at a time edits the tree: what a rule has seen of it must still hold when the change is kept. */
const takeTurn = (call: Call) => sql`lock table complaints.class in share row exclusive mode`.execute(call.tx);

type Listed = { classes: ComplaintClass[] };

export async function addClass(call: Call, input: NewClass): Promise<Listed | Refusal> {
  await takeTurn(call);
  const tree = await readTree(call);
  const refused = decideAdd(tree, input);
  if (refused) return refused;
  await keepNew(call, [input], tree.size);
  await audit(call, 'complaints.add-class', treeSubject);
  return listClasses(call);
}

/** Parents before what hangs on them. */
export async function keepNew(call: Call, classes: readonly NewClass[], position = 0): Promise<void> {
  for (const [at, { code, parentCode, name }] of classes.entries()) {
    await tables(call)
      .insertInto('complaints.class')
      .values({ code, parent_code: parentCode, name_zh: name.zh, name_en: name.en, position: position + at })
      .execute();
    await keepChange(call, code, 'added', { parent: parentCode ?? '' });
  }
}

export async function changeClass(call: Call, code: string, input: ClassInput): Promise<Listed | Refusal> {
  await takeTurn(call);
  const tree = await readTree(call);
  const before = tree.get(code);
  if (!before) return notFound;
  const acts = decideChange(tree, before, input);
  if (isRefusal(acts)) return acts;
  await tables(call)
    .updateTable('complaints.class')
    .set({
      ...{ name_zh: input.name.zh, name_en: input.name.en, parent_code: input.parentCode, position: input.position },
      retired_at: input.retired ? sql<Date>`coalesce(retired_at, ${call.now})` : null,
      version: input.version + 1,
    })
    .where('code', '=', code)
    .execute();
  for (const { act, params } of acts) await keepChange(call, code, act, params);
  await audit(call, 'complaints.change-class', treeSubject);
  return listClasses(call);
}

async function keepChange(
  call: Call,
  code: string,
  act: ClassAct['act'] | 'added',
  params: Readonly<Record<string, string>>,
): Promise<void> {
  await tables(call)
    .insertInto('complaints.class_change')
    .values({ code, act, params: JSON.stringify(params), at: call.now, actor_name: call.actor.name })
    .execute();
}

const mostChanges = 200;

export async function listClassChanges(call: Call, code: string | undefined): Promise<{ changes: ClassChange[] }> {
  let select = tables(call).selectFrom('complaints.class_change').selectAll().orderBy('id', 'desc').limit(mostChanges);
  if (code !== undefined) select = select.where('code', '=', code);
  const rows = await select.execute();
  return {
    changes: rows.map((row) => ({
      ...{ id: String(row.id), code: row.code, act: row.act as ClassChange['act'] },
      params: row.params as Record<string, string>,
      ...{ at: row.at.toISOString(), actorName: row.actor_name },
    })),
  };
}

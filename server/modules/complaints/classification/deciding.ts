import { randomUUID } from 'node:crypto';
import type { ClassDimension, Classing } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call, Refusal } from '../../../platform/call.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { addTimelineEntry, type ComplaintRecord, tables } from '../store.ts';
import { readTree } from './classes.ts';
import { saidIn, suggestFor } from './suggesting.ts';
import { decideChoose, pathOf, type Tree } from './tree.ts';

/** Between the levels of a way that is kept as one text. */
export const levelMark = '\u0001';

type Classed = Pick<ComplaintRecord, 'id' | 'project_id' | 'facts' | 'demand' | 'product' | 'area' | 'severity'>;

/**
 * Keeps the class that a person chose, and what the house would have suggested at that moment beside it: worked out here, so that nobody
 * can tell it otherwise. Before there is a model nothing was suggested, and nothing is logged.
 */
export async function keepClassing(call: Call, row: Classed, classing: Classing): Promise<Refusal | null> {
  const tree = await readTree(call);
  const { classCode } = classing;
  if (classCode !== null) {
    const refused = (await classOfCase(call, row.id)) === classCode ? null : decideChoose(tree, classCode);
    if (refused) return refused;
    await keepClass(call, row.id, classCode, pathOf(tree, classCode));
  }
  await keepDecisions(call, row, classing, tree);
  return null;
}

export async function classOfCase(call: Call, complaintId: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('complaints.case_class')
    .select('class_code')
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  return row?.class_code ?? null;
}

async function keepClass(call: Call, complaintId: string, code: string, path: readonly string[]): Promise<void> {
  const given = { class_code: code, path: [...path], at: call.now };
  await tables(call)
    .insertInto('complaints.case_class')
    .values({ complaint_id: complaintId, ...given })
    .onConflict((conflict) => conflict.column('complaint_id').doUpdateSet(given))
    .execute();
  await addTimelineEntry(call, complaintId, 'classed', { class: path.join('/') });
}

async function keepDecisions(call: Call, row: Classed, classing: Classing, tree: Tree): Promise<void> {
  const { classCode } = classing;
  const chosen: readonly (readonly [ClassDimension, readonly string[]])[] = [
    ...(classCode === null ? [] : [['class', pathOf(tree, classCode)] as const]),
    ['product', [row.product]] as const,
    ['area', [row.area]] as const,
    ['severity', [row.severity]] as const,
  ];
  await logDecisions(call, row, classing, chosen);
}

type Judged = Readonly<Partial<Record<'severity' | 'validity' | 'cause', string | null>>>;

/** What was judged of a case without its class: how grave at first sight, whether upheld and why when it is closed. */
export async function keepJudgement(
  call: Call,
  row: Classed,
  { suggestionShown, ...judged }: Judged & { readonly suggestionShown: boolean },
): Promise<void> {
  const chosen = (['severity', 'validity', 'cause'] as const).flatMap((dimension) => {
    const code = judged[dimension];
    return code ? [[dimension, [code]] as const] : [];
  });
  if (chosen.length > 0) await logDecisions(call, row, { classCode: null, suggestionShown, reason: null }, chosen);
}

async function logDecisions(
  call: Call,
  row: Classed,
  { suggestionShown, reason }: Classing,
  chosen: readonly (readonly [ClassDimension, readonly string[]])[],
): Promise<void> {
  if (call.actor.kind !== 'account') return;
  const source = { projectId: row.project_id, text: saidIn(row) };
  const suggestions = await suggestFor(
    call,
    source,
    chosen.map(([dimension]) => dimension),
  );
  const rows = suggestions.flatMap(({ dimension, model, candidates }) => {
    const [first] = candidates;
    const path = chosen.find(([one]) => one === dimension)?.[1] ?? [];
    if (!model || !first) return [];
    const overridden = path.join('/') !== first.path.join('/');
    return [
      {
        ...{ id: randomUUID(), complaint_id: row.id, dimension, model_version: model.version },
        ...{
          suggested: [...first.path],
          confidence: first.confidence,
          candidates: candidates.map((one) => one.path.join(levelMark)),
        },
        ...{ chosen: [...path], shown: suggestionShown, reason: overridden && dimension === 'class' ? reason : null },
        ...{ actor_id: call.actor.id, actor_name: call.actor.name, at: call.now },
      },
    ];
  });
  if (rows.length > 0) await tables(call).insertInto('complaints.class_decision').values(rows).execute();
}

/** Classes stay, counted as before; why somebody chose one may tell of the customer. */
export async function eraseClassing(call: Call, complaintIds: readonly string[]): Promise<void> {
  await sql`update complaints.class_decision set reason = ${erasedName}
    where reason is not null and complaint_id = any(${[...complaintIds]}::uuid[])`.execute(call.tx);
}

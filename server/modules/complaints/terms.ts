import type { ListedTerm, Term, TermKind } from '@tongli/contracts/complaints';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../platform/call.ts';
import { once } from '../../platform/database/once.ts';
import { listProjects } from '../org/index.ts';
import { tables } from './store.ts';

export async function listTerms(call: Call, projectId?: string): Promise<{ terms: ListedTerm[] }> {
  const signedIn = call.actor.kind === 'account';
  let select = tables(call).selectFrom('complaints.term').selectAll().orderBy('kind').orderBy('code');
  // A ledger's words, our own causes and what other projects offer are nobody's business outside the house.
  if (!signedIn)
    select = select
      .where('offered', '=', true)
      .where('kind', '!=', 'cause')
      .where((where) =>
        where.or([where('project_id', 'is', null), ...(projectId ? [where('project_id', '=', projectId)] : [])]),
      );
  const rows = await select.execute();
  return {
    terms: rows.map((row) => ({
      kind: row.kind as TermKind,
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
      projectId: row.project_id,
      offered: row.offered,
    })),
  };
}

export async function addTerms(call: Call, terms: readonly Term[], offered: boolean): Promise<void> {
  if (terms.length === 0) return;
  await tables(call)
    .insertInto('complaints.term')
    .values(terms.map(({ kind, code, name }) => ({ kind, code, name_zh: name.zh, name_en: name.en, offered })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface OwnTerm {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Words of cases that were lodged with them stay, whatever can be chosen from now on. */
export async function setProjectTerms(
  call: Call,
  projectId: string,
  { products, areas }: { readonly products: readonly OwnTerm[]; readonly areas: readonly OwnTerm[] },
): Promise<{ terms: ListedTerm[] } | Refusal> {
  const { projects } = await listProjects(call);
  if (!projects.some(({ id }) => id === projectId)) return notFound;
  const given = [
    ...products.map((term, at) => ({ ...term, kind: 'product', field: `body.products.${at}.code` })),
    ...areas.map((term, at) => ({ ...term, kind: 'area', field: `body.areas.${at}.code` })),
  ];
  const taken = await findTaken(call, projectId, given);
  if (taken) return taken;
  await tables(call)
    .updateTable('complaints.term')
    .set({ offered: false })
    .where('project_id', '=', projectId)
    .execute();
  if (given.length > 0)
    await tables(call)
      .insertInto('complaints.term')
      .values(
        given.map(({ kind, code, name }) => ({
          kind,
          code,
          name_zh: name.zh,
          name_en: name.en,
          offered: true,
          project_id: projectId,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['kind', 'code']).doUpdateSet(({ ref }) => ({
          name_zh: ref('excluded.name_zh'),
          name_en: ref('excluded.name_en'),
          offered: true,
        })),
      )
      .execute();
  await audit(call, 'complaints.set-project-terms', { type: 'project', id: projectId });
  return listTerms(call);
}

/** A code means one thing in the whole house, so that figures of all projects can be added up. */
async function findTaken(
  call: Call,
  projectId: string,
  given: readonly { readonly kind: string; readonly code: string; readonly field: string }[],
): Promise<Refusal | null> {
  const rows = await tables(call).selectFrom('complaints.term').select(['kind', 'code', 'project_id']).execute();
  const owners = new Map(rows.map(({ kind, code, project_id }) => [`${kind} ${code}`, project_id]));
  const seen = new Set<string>();
  for (const { kind, code, field } of given) {
    const key = `${kind} ${code}`;
    if (seen.has(key) || (owners.has(key) && owners.get(key) !== projectId))
      return refuse('code-taken', { status: 422, field, params: { code } });
    seen.add(key);
  }
  return null;
}

/** A product, area or cause must be one that the house knows, and no other project's own. */
export async function checkOffered(
  call: Call,
  kind: TermKind,
  code: string,
  projectId?: string,
  field = `body.${kind}`,
): Promise<Refusal | null> {
  const row = await tables(call)
    .selectFrom('complaints.term')
    .modifyFront(once('complaints.term'))
    .select('project_id')
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
  const others = projectId !== undefined && row && row.project_id !== null && row.project_id !== projectId;
  return row && !others ? null : refuse('unknown-term', { status: 422, field, params: { kind, code } });
}

import type { Term, TermKind } from '@tongli/contracts/complaints';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { tables } from './store.ts';

export async function listTerms(call: Call): Promise<{ terms: Term[] }> {
  const signedIn = call.actor.kind === 'account';
  let select = tables(call).selectFrom('complaints.term').selectAll().orderBy('kind').orderBy('code');
  // A ledger's words and our own causes are nobody's business outside the house.
  if (!signedIn) select = select.where('offered', '=', true).where('kind', '!=', 'cause');
  const rows = await select.execute();
  return {
    terms: rows.map((row) => ({
      kind: row.kind as TermKind,
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
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

/** A product, area or cause must be one that the house knows. */
export async function checkOffered(
  call: Call,
  kind: TermKind,
  code: string,
  field = `body.${kind}`,
): Promise<Refusal | null> {
  const row = await tables(call)
    .selectFrom('complaints.term')
    .select('code')
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? null : refuse('unknown-term', { status: 422, field, params: { kind, code } });
}

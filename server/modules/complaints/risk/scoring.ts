import { type RiskScorer, riskScorer } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { type ComplaintRecord, tables } from '../store.ts';
import { fillList } from './filling.ts';
import { endWaiting } from './intercepting.ts';
import { factsKnown } from './known.ts';
import { lexiconOf, readLexicon } from './lexicon.ts';
import { describeReasons } from './reasons.ts';
import { readWeights } from './rules.ts';
import { nextLook, scoreWith } from './standing.ts';
import { taggedCustomers } from './tags.ts';

/** What a customer has told us of a case: its words, what they want and feel, and what they said since. */
export const riskText = ({ facts, demand, feeling }: Pick<ComplaintRecord, 'facts' | 'demand' | 'feeling'>): string =>
  [facts, demand, feeling].filter((part) => part !== null && part !== '').join('\n');

/** Made once for each version of words and weights; it holds some hundred patterns. */
const kept = new Map<string, RiskScorer>();
const mostKept = 4;

async function currentScorer(call: Call): Promise<RiskScorer> {
  const [lexicon, weights] = [await readLexicon(call), await readWeights(call)];
  const key = JSON.stringify([lexicon, weights]);
  const made = kept.get(key) ?? riskScorer({ lexicon: lexiconOf(lexicon.words), weights: weights.weights });
  kept.set(key, made);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  return made;
}

/** Works out anew how likely these cases are to go over our head, forgets those that are closed, and lists who must be spoken to. */
export async function scoreCases(given: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const call = beyondScope(given);
  const rows = await tables(call)
    .selectFrom('complaints.complaint')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('import_id', 'is', null)
    .orderBy('id')
    .execute();
  const open = rows.filter(({ state, erased_at: erased }) => state !== 'closed' && erased === null);
  const over = ids.filter((id) => !open.some((row) => row.id === id));
  await forget(call, over);
  if (over.length > 0) await endWaiting(call, over);
  await keep(call, open);
  for (const projectId of new Set(open.map((row) => row.project_id))) await fillList(call, projectId);
}

export async function forget(call: Call, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(call)
    .deleteFrom('complaints.risk')
    .where('complaint_id', 'in', [...ids])
    .execute();
}

async function keep(call: Call, rows: readonly ComplaintRecord[]): Promise<void> {
  if (rows.length === 0) return;
  const score = await currentScorer(call);
  const known = await factsKnown(
    call,
    rows.map(({ id }) => ({ id, at: call.now })),
  );
  const tagged = await taggedCustomers(
    call,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  const values = rows.map((row) => {
    const facts = known.get(row.id) ?? {};
    const found = scoreWith(score, riskText(row), facts, tagged.has(row.customer_id ?? ''));
    return {
      complaint_id: row.id,
      score: found.score,
      reasons: JSON.stringify(describeReasons(found.reasons, facts)),
      scored_at: call.now,
      next_at: nextLook(row.lodged_at, call.now),
    };
  });
  await tables(call)
    .insertInto('complaints.risk')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('complaint_id').doUpdateSet((row) => ({
        score: row.ref('excluded.score'),
        reasons: row.ref('excluded.reasons'),
        scored_at: row.ref('excluded.scored_at'),
        next_at: row.ref('excluded.next_at'),
      })),
    )
    .execute();
}

/** What makes a score outdated: something happened to a case, or its customer was in touch. */
export type Happening =
  | { readonly complaintId: string }
  | { readonly contactId: string; readonly customerId: string; readonly at: Date };

/** Each case once, however much happened to it. */
export async function scoreAfter(given: Call, happenings: readonly Happening[]): Promise<void> {
  const call = beyondScope(given);
  const ids = new Set<string>();
  for (const one of happenings) {
    if ('complaintId' in one) ids.add(one.complaintId);
    else for (const id of await noteContact(call, one)) ids.add(id);
  }
  await scoreCases(call, [...ids]);
}

/** A customer with open cases was in touch; which they are. */
async function noteContact(
  call: Call,
  { contactId, customerId, at }: { contactId: string; customerId: string; at: Date },
): Promise<string[]> {
  const open = await tables(call)
    .selectFrom('complaints.complaint')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('state', '<>', 'closed')
    .where('import_id', 'is', null)
    .execute();
  if (open.length === 0) return [];
  await tables(call)
    .insertInto('complaints.customer_contact')
    .values({ contact_id: contactId, customer_id: customerId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return open.map(({ id }) => id);
}

/** Waiting itself makes it more likely. */
export const riskTimer: Timer = {
  name: 'complaint-risk',
  due: sql`(select min(next_at) from complaints.risk)`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('complaints.risk')
      .select('complaint_id')
      .where('next_at', '<=', call.now)
      .orderBy('next_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    await scoreCases(
      call,
      rows.map((row) => row.complaint_id),
    );
    return rows.length;
  },
};

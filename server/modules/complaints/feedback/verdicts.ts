import { answerAccepted, answerRated, type Verdict } from '@tongli/contracts/complaints';
import type { Call, Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { act, type Done } from '../handling.ts';
import { addTimelineEntry, type ComplaintRecord, type LoadedCase, tables } from '../store.ts';

const ofCase = ({ number, owner_id: ownerId }: ComplaintRecord) => ({ number, ownerId });

type Said =
  | { readonly accepted_at: Date }
  | { readonly rated_at: Date; readonly satisfied: boolean; readonly words: string | null };

async function say(call: Call, { id, answered_at }: ComplaintRecord, said: Said): Promise<void> {
  if (answered_at === null) return;
  await tables(call)
    .insertInto('complaints.verdict')
    .values({ complaint_id: id, answered_at, ...said })
    .onConflict((conflict) => conflict.columns(['complaint_id', 'answered_at']).doUpdateSet(said))
    .execute();
}

type Rule = (loaded: LoadedCase) => Refusal | null;

/** By the customer: whether they may is told by `rule`. */
export function accept(call: Call, id: string, rule: Rule): Promise<Done> {
  return act(call, id, { operation: 'complaints.accept-answer', name: 'accepted' }, rule, async (row) => {
    await say(call, row, { accepted_at: call.now });
    await addTimelineEntry(call, id, 'accepted');
    await append(call, answerAccepted, id, ofCase(row));
    return undefined;
  });
}

export function rate(
  call: Call,
  id: string,
  { satisfied, words }: { readonly satisfied: boolean; readonly words: string },
  rule: Rule,
): Promise<Done> {
  return act(call, id, { operation: 'complaints.rate-answer', name: 'rated' }, rule, async (row) => {
    await say(call, row, { rated_at: call.now, satisfied, words: words || null });
    await addTimelineEntry(call, id, 'rated', { satisfied: String(satisfied) }, words || null);
    await append(call, answerRated, id, { ...ofCase(row), satisfied });
    return undefined;
  });
}

export async function verdictsOf(call: Call, complaintId: string): Promise<Verdict[]> {
  const rows = await tables(call)
    .selectFrom('complaints.verdict')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('answered_at')
    .execute();
  return rows.map((row) => ({
    answeredAt: row.answered_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    satisfied: row.satisfied,
    words: row.words === null ? null : maskText(row.words),
    ratedAt: row.rated_at?.toISOString() ?? null,
  }));
}

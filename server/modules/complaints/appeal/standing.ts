import type { Call } from '../../../platform/call.ts';
import { readRules } from '../feedback/rules.ts';
import { type ComplaintRecord, tables } from '../store.ts';
import type { AppealTimes } from './lodging.ts';

/** How the last answer stands: when it was given, and whether it was appealed against. */
export async function findStanding(
  call: Call,
  { id, answered_at: answeredAt }: Pick<ComplaintRecord, 'id' | 'answered_at'>,
): Promise<AppealTimes> {
  const { rules } = await readRules(call);
  const appealed =
    answeredAt !== null &&
    (await tables(call)
      .selectFrom('complaints.appeal')
      .select('id')
      .where('complaint_id', '=', id)
      .where('answered_at', '=', answeredAt)
      .executeTakeFirst()) !== undefined;
  return { answeredAt, appealWithinDays: rules.appealWithinDays, appealed };
}

import { type Stage, stageNames } from '@tongli/contracts/complaints';
import type { StepEntry } from '../steps.ts';
import type { ComplaintRecord } from '../store.ts';

type Times = Pick<
  ComplaintRecord,
  'lodged_at' | 'acknowledged_at' | 'first_answered_at' | 'answered_at' | 'first_closed_at' | 'closed_at'
>;

/**
 * When each stage of ISO 10002 was reached the first time. The investigation begins with the first record of what happened; the
 * decision is communicated as the answer is sent.
 */
export function stagesOf(row: Times, assessedAt: Date | null, steps: readonly StepEntry[]): Stage[] {
  const understood = steps.find(({ step, state }) => step === 'understand' && state === 'recorded');
  const answered = row.first_answered_at ?? row.answered_at;
  const times: Record<(typeof stageNames)[number], Date | null> = {
    receipt: row.lodged_at,
    acknowledgement: row.acknowledged_at,
    assessment: assessedAt,
    investigation: understood?.at ?? null,
    response: answered,
    communication: answered,
    closing: row.first_closed_at ?? row.closed_at,
  };
  return stageNames.map((stage) => ({ stage, at: times[stage]?.toISOString() ?? null }));
}

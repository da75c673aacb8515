import { type RiskReasonWords, riskReason } from '@tongli/contracts/complaints';
import { type CaseFacts, facts, type RiskReason } from '@tongli/text';
import { z } from 'zod';

const isFact = (of: RiskReason['of']): of is (typeof facts)[number] => facts.some((fact) => fact === of);

/** As they are kept and shown: with what is known, where it is no matter of words. Less than one whole day of waiting is no reason to tell. */
export const describeReasons = (reasons: readonly RiskReason[], known: CaseFacts): RiskReasonWords[] =>
  reasons
    .map(({ of, added, words }) => ({
      of,
      added: Math.round(added * 100) / 100,
      words: [...words],
      amount: isFact(of) ? Math.floor(known[of] ?? 0) : null,
    }))
    .filter(({ amount }) => amount !== 0);

export const readReasons = (kept: unknown): RiskReasonWords[] => z.array(riskReason).parse(kept);

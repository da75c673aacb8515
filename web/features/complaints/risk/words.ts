import type { RiskReasonWords, RiskStanding } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Tone } from '../../../ui/StateTag.tsx';

export const toneOfStanding: Readonly<Record<RiskStanding, Tone>> = {
  watched: 'neutral',
  waiting: 'waiting',
  taken: 'progress',
  ended: 'done',
};

/** From here on a case is as good as gone, or worth a call. */
export const toneOfScore = (score: number): Tone => {
  if (score >= 0.6) return 'breached';
  return score >= 0.25 ? 'limit' : 'neutral';
};

/** A reason as people say it, with the customer's words or how much there is of it. */
export function useReason(): (reason: RiskReasonWords) => string {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return ({ of, words, amount }) => {
    const name = t(`complaints.risk.of.${of}`);
    const detail = amount === null ? words.join(t('complaints.list-separator')) : number(amount);
    return t('complaints.risk.reason', { name, detail });
  };
}

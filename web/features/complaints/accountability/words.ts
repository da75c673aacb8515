import type { Sanction, SanctionRule, SanctionState } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import type { Tone } from '../../../ui/StateTag.tsx';
import { useUnits } from '../people.ts';

export const currency = 'CNY';

export const toneOf: Readonly<Record<SanctionState, Tone>> = {
  proposed: 'waiting',
  decided: 'limit',
  waived: 'neutral',
  appealed: 'waiting',
  upheld: 'breached',
  reversed: 'done',
};

type Consequence = Omit<SanctionRule['first'], 'measure'> & { measure: SanctionRule['first']['measure'] | null };

/** What follows, in words: the measure, with points and money where there are any. */
export function useConsequence() {
  const { t } = useTranslation();
  const { money } = useNumbers();
  return ({ measure, points, deductionMinor }: Consequence) =>
    [
      measure ? t(`complaints.accountability.measure.${measure}`) : t('complaints.accountability.waived'),
      ...(points > 0 ? [t('complaints.accountability.points-off', { count: points })] : []),
      ...(deductionMinor > 0 ? [money(deductionMinor, currency)] : []),
    ].join(' · ');
}

/** Who answers: a person, otherwise a unit. */
export function useWho() {
  const units = useUnits();
  return ({ personName, unitId }: Pick<Sanction, 'personName' | 'unitId'>) =>
    personName ?? (unitId ? (units.name(unitId) ?? '—') : '—');
}

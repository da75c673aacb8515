import type { Visit } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../../../ui/StateTag.tsx';

type Outcome = Pick<Visit, 'state' | 'solved' | 'satisfied'>;

export function visitTone({ state, solved, satisfied }: Outcome): Tone {
  if (state === 'due') return 'waiting';
  if (state !== 'done') return 'neutral';
  return solved && satisfied ? 'done' : 'breached';
}

/** How it stands, and where it was made, what came of it. */
export function useOutcomeWords(): (visit: Outcome) => string {
  const { t } = useTranslation();
  return ({ state, solved, satisfied }) => {
    if (state !== 'done') return t(`complaints.visit.state.${state}`);
    if (!solved) return t('complaints.visit.unsolved');
    return t(satisfied ? 'complaints.visit.satisfied' : 'complaints.visit.dissatisfied');
  };
}

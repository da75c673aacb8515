import type { LearningRow } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';
import { shownState, stateTones } from './words.ts';

export function AssignmentTag({ of }: { of: Pick<LearningRow, 'state' | 'overdue'> }) {
  const { t } = useTranslation();
  const state = shownState(of);
  return <StateTag tone={stateTones[state]}>{t(`people.state.${state}`)}</StateTag>;
}

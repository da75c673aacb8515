import type { SubjectRequest } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';

/** By when it is to be answered, and that it is late where it is. */
export function OverdueDate({ of: { dueOn, overdue } }: { of: Pick<SubjectRequest, 'dueOn' | 'overdue' | 'state'> }) {
  const { t } = useTranslation();
  return overdue ? (
    <StateTag tone="breached">{t('privacy.requests.overdue', { on: dueOn })}</StateTag>
  ) : (
    <span className="figures">{dueOn}</span>
  );
}

import type { Allowance } from '@tongli/contracts/kernel';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../../ui/problem-words.ts';

/** Why an act is not possible now, in place of its form. */
export function Refused({ act, allowance }: { act: string; allowance: Allowance | undefined }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <Alert
      type="info"
      showIcon
      className="form-notice"
      title={t('complaints.act.refused', { act })}
      description={words.ofRefusal(allowance?.refusal ?? 'forbidden')}
    />
  );
}

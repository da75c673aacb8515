import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Work } from './work.ts';

/** Back from a side act to what is due; what was typed stays as a draft. */
export function CancelButton({ work }: { work: Work }) {
  const { t } = useTranslation();
  return <Button onClick={() => work.go(null)}>{t('complaints.case.cancel')}</Button>;
}

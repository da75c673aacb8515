import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PendingFiles } from './Attachments.tsx';

/** Why a form was not sent: files are still on their way, or did not arrive. */
export function PendingNotice({ pending }: { pending: PendingFiles }) {
  const { t } = useTranslation();
  if (pending === 'none') return null;
  return <Alert type="warning" showIcon role="alert" className="form-notice" title={t(`ui.files.${pending}`)} />;
}

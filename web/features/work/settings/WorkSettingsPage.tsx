import { listApprovalTimes, listAuthorityLimits, listLadders } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { LaddersForm } from './LaddersForm.tsx';
import { LimitsForm } from './LimitsForm.tsx';
import { TimesForm } from './TimesForm.tsx';

/** Who takes over what stays undone, and who may say yes to how much. */
export default function WorkSettingsPage() {
  const { t } = useTranslation();
  const ladders = useRead(listLadders, {});
  const limits = useRead(listAuthorityLimits, {});
  const times = useRead(listApprovalTimes, {});
  const kinds = [...new Set(['', 'compensation', ...(limits.data?.limits ?? []).map(({ kind }) => kind)])];
  return (
    <RecordPage
      title={t('work.settings.title')}
      lead={t('work.settings.lead')}
      tabs={[
        {
          key: 'ladders',
          label: t('work.settings.ladders'),
          content: <Read of={ladders}>{(data) => <LaddersForm ladders={data} />}</Read>,
        },
        {
          key: 'limits',
          label: t('work.settings.limits'),
          content: <Read of={limits}>{(data) => <LimitsForm limits={data} />}</Read>,
        },
        {
          key: 'times',
          label: t('work.settings.times'),
          content: <Read of={times}>{(data) => <TimesForm times={data} kinds={kinds} />}</Read>,
        },
      ]}
    />
  );
}

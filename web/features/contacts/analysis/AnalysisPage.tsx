import { useTranslation } from 'react-i18next';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { clockAt } from '../../../ui/zone-time.ts';
import { Agents } from './Agents.tsx';
import { Arrivals } from './Arrivals.tsx';
import { Levels } from './Levels.tsx';
import { Reasons } from './Reasons.tsx';
import { Repeats } from './Repeats.tsx';
import { SliceControls } from './SliceControls.tsx';
import { sliceOf } from './slice.ts';
import { Transfers } from './Transfers.tsx';

const views = { arrivals: Arrivals, levels: Levels, reasons: Reasons, transfers: Transfers, repeats: Repeats } as const;

/** Contacts in numbers: when they come, how they are served, what they are about; every figure leads to its contacts. */
export default function AnalysisPage() {
  const { t } = useTranslation();
  const [search] = useAddress();
  const { zone, now } = useSite();
  const watches = may(useMe(), 'contacts.watch');
  const slice = sliceOf(search, clockAt(zone, now()).slice(0, 10));
  const tabs = Object.entries(views).map(([key, View]) => ({
    key,
    label: t(`contacts.analysis.tab.${key as keyof typeof views}`),
    content: <View slice={slice} />,
  }));
  const agents = { key: 'agents', label: t('contacts.analysis.tab.agents'), content: <Agents slice={slice} /> };
  return (
    <RecordPage
      title={t('contacts.analysis.title')}
      lead={t('contacts.analysis.lead')}
      above={<SliceControls slice={slice} />}
      tabs={watches ? [...tabs, agents] : tabs}
    />
  );
}

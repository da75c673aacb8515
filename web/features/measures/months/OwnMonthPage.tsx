import { getOwnMonth } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { dateIn } from '../../../ui/time.ts';
import { MonthParts } from './MonthParts.tsx';
import { stateTones } from './words.ts';

/** How many months back one can look. */
const listed = 13;

function monthsBack(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Array.from({ length: listed }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** One's own results month by month, to be looked through and disputed. */
export default function OwnMonthPage() {
  const { t } = useTranslation();
  const { now, zone } = useSite();
  const me = useMe();
  const [search, change] = useAddress();
  const months = monthsBack(dateIn(zone, now()).slice(0, 7));
  const name = months.find((one) => one === search.month) ?? months[0] ?? '';
  const month = useRead(getOwnMonth, { params: { month: name }, query: {} }, { placeholderData: (before) => before });
  return (
    <Page title={t('measures.months.mine')} lead={t('measures.months.mine-lead')}>
      <Controls label={t('measures.live.controls')}>
        <Control label={t('measures.months.month')}>
          <Select
            aria-label={t('measures.months.month')}
            value={name}
            onChange={(value) => change({ month: value })}
            options={months.map((value) => ({ value, label: value }))}
          />
        </Control>
        {month.data ? (
          <p className="section-note">
            <StateTag tone={stateTones[month.data.state]}>{t(`measures.months.state-${month.data.state}`)}</StateTag>
          </p>
        ) : null}
      </Controls>
      <Read of={month}>{(data) => <MonthParts month={data} linked={may(me, 'measures.live')} />}</Read>
    </Page>
  );
}

import { getVisitPlan } from '@tongli/contracts/requests';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { useDirectory } from '../people.ts';
import { VisitCard } from './VisitCard.tsx';

/** Everything planned for a day: one's own, a team's, or all; made for a phone on the way. */
export default function VisitPlanPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { units } = useDirectory();
  const [search, change] = useAddress();
  const whose = search.whose ?? 'mine';
  const query = {
    ...(search.on ? { on: search.on } : {}),
    ...(whose === 'mine' ? { personId: me.accountId } : {}),
    ...(search.unit && whose !== 'mine' ? { unitId: search.unit } : {}),
  };
  const result = useRead(getVisitPlan, { query });
  return (
    <Page title={t('requests.visit.plan')} lead={t('requests.visit.plan-lead')}>
      <div className="visit-acts">
        <Radio.Group
          aria-label={t('requests.visit.whose')}
          value={whose}
          onChange={({ target }) => change({ whose: target.value === 'mine' ? undefined : 'all' })}
          optionType="button"
          options={[
            { value: 'mine', label: t('requests.visit.mine') },
            { value: 'all', label: t('requests.visit.all') },
          ]}
        />
        {whose === 'mine' ? null : (
          <Select
            aria-label={t('requests.visit.team')}
            allowClear
            placeholder={t('requests.visit.team')}
            className="wide-select"
            value={search.unit ?? null}
            onChange={(unit: string | undefined) => change({ unit })}
            options={units}
          />
        )}
        <DateInput
          {...((search.on ?? result.data?.on) ? { value: search.on ?? result.data?.on ?? '' } : {})}
          onChange={(on) => change({ on })}
        />
      </div>
      <Read of={result}>
        {({ visits }) =>
          visits.length === 0 ? (
            <Empty title={t('requests.visit.none-planned')}>{t('requests.visit.none-planned-words')}</Empty>
          ) : (
            visits.map((visit) => <VisitCard key={visit.id} visit={visit} named />)
          )
        }
      </Read>
    </Page>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { type Erasure, erasureBases, erasureList, erasureStates, listErasures } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { ErasureState } from './ErasureState.tsx';
import { ProposalsBar } from './ProposalsBar.tsx';

function useColumns(): Column<Erasure>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  return [
    {
      key: 'customer',
      title: t('privacy.customer'),
      phone: 'title',
      text: ({ customerName }) => customerName,
    },
    {
      key: 'state',
      title: t('privacy.state-label'),
      text: ({ state }) => t(`privacy.state.${state}`),
      render: ({ state }) => <ErasureState of={state} />,
    },
    { key: 'basis', title: t('privacy.basis-label'), text: ({ basis }) => t(`privacy.basis.${basis}`) },
    { key: 'reason', title: t('privacy.reason'), grows: true, text: ({ reason }) => reason ?? '' },
    {
      key: 'askedAt',
      title: t('privacy.asked-at'),
      sort: 'askedAt',
      text: ({ askedAt }) => instant(askedAt),
      render: ({ askedAt }) => <Instant at={askedAt} />,
    },
    { key: 'askedBy', title: t('privacy.asked-by'), text: ({ askedByName }) => askedByName ?? '' },
    { key: 'decidedBy', title: t('privacy.decided-by'), text: ({ decidedByName }) => decidedByName ?? '' },
  ];
}

/** Who asked to be erased, and who was. */
export default function ErasuresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('privacy.state-label'),
      choices: erasureStates.map((value) => ({ value, label: t(`privacy.state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'basis',
      label: t('privacy.basis-label'),
      choices: erasureBases.map((value) => ({ value, label: t(`privacy.basis.${value}`) })),
    },
  ];
  return (
    <ListPage
      endpoint={listErasures}
      title={t('privacy.title')}
      lead={t('privacy.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={erasureList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ personId }) => void navigate({ to: `/privacy/people/${personId}` })}
      actions={
        <>
          <Link to="/privacy/requests">{t('privacy.requests.title')}</Link>
          {may(me, 'access.audit') ? <Link to="/privacy/unusual-access">{t('privacy.unusual.title')}</Link> : null}
          {may(me, 'privacy.configure') ? <Link to="/privacy/policy">{t('privacy.policy.title')}</Link> : null}
        </>
      }
      beside={(rows) => <ProposalsBar of={rows} />}
      empty={<Empty title={t('privacy.empty')}>{t('privacy.empty-words')}</Empty>}
    />
  );
}

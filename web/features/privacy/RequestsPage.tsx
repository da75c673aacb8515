import { useNavigate } from '@tanstack/react-router';
import {
  listSubjectRequests,
  type SubjectRequest,
  subjectRequestKinds,
  subjectRequestList,
} from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { OverdueDate } from './OverdueDate.tsx';

function useColumns(): Column<SubjectRequest>[] {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('privacy.requests.number'), phone: 'title', text: ({ number }) => number },
    { key: 'kind', title: t('privacy.requests.kind'), text: ({ kind }) => t(`privacy.requests.kinds.${kind}`) },
    { key: 'customer', title: t('privacy.customer'), text: ({ customerName }) => customerName },
    {
      key: 'dueOn',
      title: t('privacy.requests.due'),
      sort: 'dueOn',
      text: ({ dueOn }) => dueOn,
      render: (row) => <OverdueDate of={row} />,
    },
    { key: 'owner', title: t('privacy.requests.owner'), text: ({ ownerName }) => ownerName ?? '' },
    {
      key: 'state',
      title: t('privacy.state-label'),
      text: ({ outcome }) =>
        outcome === null ? t('privacy.requests.states.open') : t(`privacy.requests.outcomes.${outcome}`),
    },
    {
      key: 'receivedOn',
      title: t('privacy.requests.received'),
      sort: 'receivedOn',
      phone: 'hidden',
      text: ({ receivedOn }) => receivedOn,
    },
    {
      key: 'channel',
      title: t('privacy.requests.channel'),
      phone: 'hidden',
      text: ({ channel }) => t(`privacy.requests.channels.${channel}`),
    },
  ];
}

/** What customers ask about their own data, those due first on top. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('privacy.state-label'),
      choices: (['open', 'closed'] as const).map((value) => ({ value, label: t(`privacy.requests.states.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'kind',
      label: t('privacy.requests.kind'),
      choices: subjectRequestKinds.map((value) => ({ value, label: t(`privacy.requests.kinds.${value}`) })),
    },
  ];
  return (
    <ListPage
      endpoint={listSubjectRequests}
      title={t('privacy.requests.title')}
      lead={t('privacy.requests.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={subjectRequestList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ personId }) => void navigate({ to: `/privacy/people/${personId}` })}
      empty={<Empty title={t('privacy.requests.empty')}>{t('privacy.requests.empty-words')}</Empty>}
    />
  );
}

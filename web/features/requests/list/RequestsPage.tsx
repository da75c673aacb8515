import { useNavigate } from '@tanstack/react-router';
import { listRequests, requestList } from '@tongli/contracts/requests';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { QuickViews } from '../../../ui/list/QuickViews.tsx';
import { useBulkActs } from './bulk.tsx';
import { useColumns } from './columns.tsx';
import { useFilters } from './filters.ts';

type Filters = Readonly<Record<string, string>>;
const open: Filters = { 'filter[state][eq]': 'open' };

const viewNames = ['open', 'mine', 'suggestions'] as const;

function useViews() {
  const { t } = useTranslation();
  const me = useMe();
  const [search, change] = useAddress();
  const views: Readonly<Record<(typeof viewNames)[number], Filters>> = {
    open,
    mine: { ...open, 'filter[ownerId][eq]': me.accountId },
    suggestions: { 'filter[kind][in]': 'suggestion,praise' },
  };
  const all = [...new Set(viewNames.flatMap((name) => Object.keys(views[name])))];
  const isCurrent = (view: Filters) => all.every((key) => (search[key] ?? undefined) === view[key]);
  return viewNames.map((name) => ({
    key: name,
    label: t(`requests.list.view-${name}`),
    current: isCurrent(views[name]),
    onChoose: () => change(Object.fromEntries(all.map((key) => [key, views[name][key]]))),
  }));
}

function NewButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!may(useMe(), 'requests.lodge')) return null;
  return (
    <Button type="primary" onClick={() => void navigate({ to: '/requests/new' })}>
      {t('requests.list.new')}
    </Button>
  );
}

/** Requests in the order in which they fall due. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const views = useViews();
  return (
    <ListPage
      endpoint={listRequests}
      title={t('requests.list.title')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={requestList.usualSort}
      usual={open}
      bulk={useBulkActs()}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/requests/${row.id}` })}
      actions={<NewButton />}
      above={<QuickViews views={views} label={t('requests.list.views')} />}
      viewed={views.some(({ current }) => current)}
      empty={
        <Empty title={t('requests.list.empty')} action={<NewButton />}>
          {t('requests.list.empty-words')}
        </Empty>
      }
    />
  );
}

import { useNavigate } from '@tanstack/react-router';
import { complaintList, listComplaints } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { type QuickView, QuickViews } from '../../../ui/list/QuickViews.tsx';
import { ByPhone } from './ByPhone.tsx';
import { useBulkActs } from './bulk.tsx';
import { ChangedRows } from './ChangedRows.tsx';
import { useColumns } from './columns.tsx';
import { FurtherFilters } from './FurtherFilters.tsx';
import { useFilters } from './filters.ts';
import { changesTo, endOfDay, isView, type View, type ViewName, viewsFor } from './views.ts';

type Views = Readonly<Record<ViewName, View>>;

/** A chosen state takes the place of "not closed". */
function useOneState(): void {
  const [search, change] = useAddress();
  const contrary = 'filter[state][ne]' in search && 'filter[state][in]' in search;
  useEffect(() => {
    if (contrary) change({ 'filter[state][ne]': undefined });
  }, [contrary, change]);
}

function useQuickViews(views: Views): QuickView[] {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const names = Object.keys(views) as ViewName[];
  const shown = names.map((name) => views[name]).find((view) => isView(view, search));
  return names.map((name) => ({
    key: name,
    label: t(`complaints.worklist.view.${name}`),
    current: isView(views[name], search),
    onChoose: () => change(changesTo(views[name], search, shown)),
  }));
}

function NewButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!may(useMe(), 'complaints.lodge')) return null;
  return (
    <Button type="primary" onClick={() => void navigate({ to: '/complaints/new' })}>
      {t('complaints.worklist.new')}
    </Button>
  );
}

function Worklist({ views }: { views: Views }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const quickViews = useQuickViews(views);
  useOneState();
  return (
    <ListPage
      endpoint={listComplaints}
      title={t('complaints.title')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={complaintList.usualSort}
      usual={views.open}
      bulk={useBulkActs()}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/complaints/${row.id}` })}
      actions={
        <>
          <ByPhone />
          <NewButton />
        </>
      }
      above={
        <>
          <QuickViews views={quickViews} label={t('complaints.worklist.views')} />
          <FurtherFilters />
          <ChangedRows />
        </>
      }
      viewed={quickViews.some(({ current }) => current)}
      empty={
        <Empty title={t('complaints.worklist.empty')} action={<NewButton />}>
          {t('complaints.worklist.empty-words')}
        </Empty>
      }
    />
  );
}

/** Complaints in the order in which they fall due. */
export default function WorklistPage() {
  const me = useMe();
  const { zone, now } = useSite();
  const views = viewsFor({ ownerId: me.accountId, endOfToday: endOfDay(zone, now()) });
  return <Worklist views={views} />;
}

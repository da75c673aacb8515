import { useNavigate } from '@tanstack/react-router';
import { type ApprovalRow, approvalList, approvalState, listApprovals, urgency } from '@tongli/contracts/work';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { type QuickView, QuickViews } from '../../../ui/list/QuickViews.tsx';
import { noView, viewKey } from '../../../ui/list/view-address.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useKindName } from '../names.ts';
import { ApprovalTag, WorkClock } from '../states.tsx';
import { useAmount } from './amount.ts';

const AskDrawer = lazy(pageFile(() => import('./AskDrawer.tsx')));

function useColumns(): Column<ApprovalRow>[] {
  const { t } = useTranslation();
  const kindName = useKindName();
  const amount = useAmount();
  const instant = useExportInstant();
  return [
    { key: 'number', title: t('work.number'), sort: 'number', text: (row) => row.number, phone: 'title' },
    {
      key: 'state',
      title: t('work.column.state'),
      text: (row) => t(`work.approval-state.${row.state}`),
      render: (row) => <ApprovalTag state={row.state} />,
      phone: 'title',
    },
    { key: 'kind', title: t('work.approval.kind'), text: (row) => kindName(row.kind) },
    {
      key: 'title',
      title: t('work.task.title'),
      text: (row) => row.title,
      render: (row) => <Clipped text={row.title} />,
      grows: true,
    },
    { key: 'amount', title: t('work.approval.amount'), text: (row) => amount(row) ?? '', number: true },
    { key: 'requester', title: t('work.approval.requester'), text: (row) => row.requester.name },
    {
      key: 'dueAt',
      title: t('work.due.label'),
      text: (row) => (row.dueAt ? instant(row.dueAt) : ''),
      render: ({ dueAt, urgency: now, decidedAt }) =>
        dueAt ? <WorkClock timed={{ dueAt, urgency: now, endedAt: decidedAt }} hint /> : null,
    },
    {
      key: 'createdAt',
      title: t('work.approval.asked-at'),
      sort: 'createdAt',
      text: (row) => instant(row.createdAt),
      render: (row) => <Instant at={row.createdAt} />,
    },
  ];
}

const [state, late, approver, requester] = [
  filterKey('state', 'eq'),
  filterKey('urgency', 'in'),
  filterKey('approverId', 'eq'),
  filterKey('requesterId', 'eq'),
];

function useViews(): QuickView[] {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const [search, change] = useAddress();
  const views = {
    mine: { [state]: 'waiting', [approver]: accountId, [requester]: undefined, [late]: undefined },
    late: { [state]: 'waiting', [approver]: undefined, [requester]: undefined, [late]: 'breached' },
    asked: { [state]: undefined, [approver]: undefined, [requester]: accountId, [late]: undefined },
    all: { [state]: undefined, [approver]: undefined, [requester]: undefined, [late]: undefined },
  } as const;
  return (['mine', 'late', 'asked', 'all'] as const).map((key) => ({
    key,
    label: t(`work.approval.view.${key}`),
    current: Object.entries(views[key]).every(([name, value]) => search[name] === value),
    // All is a choice too, and not an address that says nothing.
    onChoose: () => change({ ...views[key], [viewKey]: key === 'all' ? noView : undefined }),
  }));
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('work.column.state'),
      choices: approvalState.options.map((value) => ({ value, label: t(`work.approval-state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'urgency',
      label: t('work.urgency-label'),
      choices: urgency.options.map((value) => ({ value, label: t(`work.urgency.${value}`) })),
      many: true,
    },
  ];
}

function AskButton() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  return (
    <>
      <Button type="primary" onClick={() => change({ new: 'approval' })}>
        {t('work.approval.ask')}
      </Button>
      {search.new ? (
        <Suspense fallback={null}>
          <AskDrawer onClose={() => change({ new: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}

/** What needs a yes, and what got one. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const views = useViews();
  const me = useMe();
  return (
    <ListPage
      endpoint={listApprovals}
      title={t('work.approval.list')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={approvalList.usualSort}
      {...(may(me, 'work.assign') || may(me, 'work.audit')
        ? {}
        : { usual: { [state]: 'waiting', [approver]: me.accountId } })}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/work/approvals/${id}` })}
      actions={may(me, 'work.act') ? <AskButton /> : null}
      above={<QuickViews views={views} label={t('work.view.label')} />}
      viewed={views.some(({ current }) => current)}
      empty={<Empty title={t('work.approval.empty')}>{t('work.approval.empty-words')}</Empty>}
    />
  );
}

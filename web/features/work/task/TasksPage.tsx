import { useNavigate } from '@tanstack/react-router';
import { listTasks, taskKind, taskList, taskState, urgency } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { type QuickView, QuickViews } from '../../../ui/list/QuickViews.tsx';
import { noView, viewKey } from '../../../ui/list/view-address.ts';
import { useDirectory } from '../names.ts';
import { useBulk } from './bulk.tsx';
import { useColumns } from './columns.tsx';
import { NewTaskButton } from './NewTaskButton.tsx';

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { people, units } = useDirectory();
  return [
    { kind: 'text', field: 'number', label: t('work.task.number-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'state',
      label: t('work.column.state'),
      choices: taskState.options.map((value) => ({ value, label: t(`work.task-state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'urgency',
      label: t('work.urgency-label'),
      choices: urgency.options.map((value) => ({ value, label: t(`work.urgency.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'kind',
      label: t('work.task.kind'),
      choices: taskKind.options.map((value) => ({ value, label: t(`work.task-kind.${value}`) })),
    },
    { kind: 'choice', field: 'ownerId', label: t('work.task.owner'), choices: people },
    { kind: 'choice', field: 'unitId', label: t('work.task.unit'), choices: units, many: true },
    { kind: 'choice', field: 'departmentId', label: t('work.department.answers-for'), choices: units, many: true },
  ];
}

const ended = filterKey('ended', 'eq');

const mineOf = (accountId: string) => ({ [ended]: 'false', [filterKey('ownerId', 'eq')]: accountId });

function useViews(): QuickView[] {
  const { t } = useTranslation();
  const me = useMe();
  const [search, change] = useAddress();
  const views: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['open', { [ended]: 'false' }],
    ['mine', mineOf(me.accountId)],
    ['late', { [ended]: 'false', [filterKey('urgency', 'in')]: 'breached' }],
    ['back', { [filterKey('state', 'in')]: 'returned,arbitration' }],
    ['given', { [ended]: 'false', [filterKey('creatorId', 'eq')]: me.accountId }],
    ['all', {}],
  ];
  const used = Object.keys(search).filter((key) => key.startsWith('filter['));
  const none = Object.fromEntries(used.map((key) => [key, undefined]));
  return views.map(([key, filters]) => ({
    key,
    label: t(`work.task.view.${key}`),
    current: used.length === Object.keys(filters).length && used.every((name) => filters[name] === search[name]),
    // All is a choice too, and not an address that says nothing.
    onChoose: () => change({ ...none, ...filters, [viewKey]: key === 'all' ? noView : undefined }),
  }));
}

/** Work of a whole unit: for those who lead it, and for whoever has given some. */
export default function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const views = useViews();
  const me = useMe();
  return (
    <ListPage
      endpoint={listTasks}
      title={t('work.task.list')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={taskList.usualSort}
      usual={may(me, 'work.assign') ? { [ended]: 'false' } : mineOf(me.accountId)}
      bulk={useBulk()}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/work/tasks/${id}` })}
      actions={may(me, 'work.act') ? <NewTaskButton /> : null}
      above={<QuickViews views={views} label={t('work.view.label')} />}
      viewed={views.some(({ current }) => current)}
      empty={<Empty title={t('work.task.empty')}>{t('work.task.empty-words')}</Empty>}
    />
  );
}

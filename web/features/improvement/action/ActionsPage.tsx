import { useNavigate } from '@tanstack/react-router';
import { actionList, actionState, listActions } from '@tongli/contracts/improvement';
import { listPeople } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useActionColumns } from './columns.tsx';

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { data } = useRead(listPeople, {}, { staleTime: 60_000 });
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('improvement.state'),
      choices: actionState.options.map((value) => ({ value, label: t(`improvement.action-state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'ownerId',
      label: t('improvement.owner'),
      choices: (data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
}

/** What is being done about causes, in the order in which it is due. */
export default function ActionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const step = (
    <Button type="primary" onClick={() => void navigate({ to: '/improvement/root-causes' })}>
      {t('improvement.actions.to-root-causes')}
    </Button>
  );
  return (
    <ListPage
      endpoint={listActions}
      title={t('improvement.actions.title')}
      lead={t('improvement.actions.lead')}
      columns={useActionColumns()}
      filters={useFilters()}
      usualSort={actionList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/improvement/actions/${id}` })}
      empty={
        <Empty title={t('improvement.actions.empty')} action={step}>
          {t('improvement.actions.empty-words')}
        </Empty>
      }
    />
  );
}

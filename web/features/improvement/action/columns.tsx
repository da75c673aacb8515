import type { Action } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { ActionTag } from '../StateTags.tsx';

/** The day by which it is to be done; a missed one is marked in words. */
export function DueOn({ action }: { action: Pick<Action, 'dueOn' | 'overdue'> }) {
  const { t } = useTranslation();
  return (
    <>
      <Day on={action.dueOn} />{' '}
      {action.overdue ? <StateTag tone="breached">{t('improvement.action.overdue')}</StateTag> : null}
    </>
  );
}

export function useActionColumns(): Column<Action>[] {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    {
      key: 'state',
      title: t('improvement.state'),
      text: ({ state }) => t(`improvement.action-state.${state}`),
      render: ({ state }) => <ActionTag state={state} />,
      phone: 'title',
    },
    { key: 'title', title: t('improvement.action.what'), text: ({ title }) => title },
    { key: 'owner', title: t('improvement.owner'), text: ({ ownerName }) => ownerName },
    {
      key: 'dueOn',
      title: t('improvement.action.due-on'),
      sort: 'dueOn',
      text: ({ dueOn }) => dueOn,
      render: (action) => <DueOn action={action} />,
    },
    {
      key: 'verifyOn',
      title: t('improvement.action.verify-on'),
      text: ({ verifyOn }) => verifyOn,
      render: ({ verifyOn }) => <Day on={verifyOn} />,
    },
  ];
}

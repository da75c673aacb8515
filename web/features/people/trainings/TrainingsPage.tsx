import { useNavigate } from '@tanstack/react-router';
import { listTrainings, type Training, trainingList } from '@tongli/contracts/people';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';

function useColumns(): Column<Training>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const count = (key: keyof Training['standing']): Column<Training> => ({
    ...{ key, title: t(`people.standing.${key}`), number: true, width: 100 },
    text: ({ standing }) => String(standing[key]),
  });
  const state = ({ retired }: Training) => t(retired ? 'people.retired' : 'people.in-use');
  return [
    { key: 'title', title: t('people.training.one'), text: ({ title }) => said(title), grows: true, phone: 'title' },
    {
      key: 'paper',
      title: t('people.training.paper'),
      text: ({ paperTitle }) => (paperTitle ? said(paperTitle) : t('people.training.no-paper')),
      width: 220,
    },
    count('open'),
    count('overdue'),
    count('passed'),
    count('failed'),
    {
      key: 'state',
      title: t('people.state-title'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      width: 100,
    },
  ];
}

/** Trainings, and how those stand to whom they were given. */
export default function TrainingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = may(useMe(), 'people.train') ? (
    <Button type="primary" onClick={() => void navigate({ to: '/people/trainings/new' })}>
      {t('people.training.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listTrainings}
      title={t('people.trainings.title')}
      lead={t('people.trainings.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={trainingList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/people/trainings/${id}` })}
      actions={add}
      empty={
        <Empty title={t('people.trainings.empty')} action={add}>
          {t('people.trainings.empty-words')}
        </Empty>
      }
    />
  );
}

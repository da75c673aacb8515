import { useNavigate } from '@tanstack/react-router';
import { listPapers, type Paper, paperList } from '@tongli/contracts/people';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';

function useColumns(): Column<Paper>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const number = (key: 'questions' | 'points' | 'minutes' | 'retakes', title: string): Column<Paper> => ({
    ...{ key, title, number: true, text: (paper) => String(paper[key]), width: 100 },
  });
  const state = ({ retired }: Paper) => t(retired ? 'people.retired' : 'people.in-use');
  return [
    { key: 'title', title: t('people.paper.one'), text: ({ title }) => said(title), grows: true, phone: 'title' },
    number('questions', t('people.paper.questions')),
    number('points', t('people.paper.points')),
    {
      key: 'pass',
      title: t('people.paper.pass'),
      number: true,
      text: ({ passPercent }) => `${passPercent} %`,
      width: 100,
    },
    number('minutes', t('people.paper.minutes')),
    number('retakes', t('people.paper.retakes')),
    {
      key: 'state',
      title: t('people.state-title'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      width: 100,
    },
  ];
}

/** Exam papers: what is drawn, for how long, and what passes. */
export default function PapersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const writes = may(useMe(), 'people.train');
  const add = writes ? (
    <Button type="primary" onClick={() => void navigate({ to: '/people/papers/new' })}>
      {t('people.paper.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listPapers}
      title={t('people.papers.title')}
      lead={t('people.papers.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={paperList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/people/papers/${id}` })}
      actions={add}
      empty={
        <Empty title={t('people.papers.empty')} action={add}>
          {t('people.papers.empty-words')}
        </Empty>
      }
    />
  );
}

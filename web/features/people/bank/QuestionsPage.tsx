import { useNavigate } from '@tanstack/react-router';
import { listQuestions, listQuestionTopics, type Question, questionKind, questionList } from '@tongli/contracts/people';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useSaid } from '../words.ts';

function useColumns(): Column<Question>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent } = useNumbers();
  const state = ({ retired }: Question) => t(retired ? 'people.retired' : 'people.in-use');
  return [
    {
      key: 'text',
      title: t('people.question.one'),
      text: ({ text }) => said(text),
      render: ({ text }) => <Clipped text={said(text)} />,
      grows: true,
      phone: 'title',
    },
    { key: 'kind', title: t('people.question.kind'), text: ({ kind }) => t(`people.kind.${kind}`), width: 100 },
    { key: 'topic', title: t('people.topic'), text: ({ topic }) => topic, sort: 'topic', width: 140 },
    {
      key: 'taken',
      title: t('people.question.taken'),
      number: true,
      text: ({ taken }) => String(taken),
      sort: 'taken',
      width: 110,
    },
    {
      key: 'facility',
      title: t('people.question.facility'),
      number: true,
      text: ({ facility }) => (facility === null ? '' : percent(facility)),
      sort: 'facility',
      width: 110,
    },
    {
      key: 'state',
      title: t('people.state-title'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      width: 100,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { data } = useRead(listQuestionTopics, {}, { staleTime: 60_000 });
  const topics = [...new Set((data?.topics ?? []).map(({ topic }) => topic))].filter((topic) => topic !== '');
  return [
    { kind: 'text', field: 'words', label: t('people.words'), comparison: 'eq' },
    {
      kind: 'choice',
      field: 'kind',
      label: t('people.question.kind'),
      choices: questionKind.options.map((value) => ({ value, label: t(`people.kind.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'topic',
      label: t('people.topic'),
      choices: topics.map((value) => ({ value, label: value })),
    },
  ];
}

/** The bank: what exams ask, and how it went with those who met it first. */
export default function QuestionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = (
    <Button type="primary" onClick={() => void navigate({ to: '/people/questions/new' })}>
      {t('people.question.add')}
    </Button>
  );
  return (
    <ListPage
      endpoint={listQuestions}
      title={t('people.questions.title')}
      lead={t('people.questions.lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={questionList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/people/questions/${id}` })}
      actions={add}
      empty={
        <Empty title={t('people.questions.empty')} action={add}>
          {t('people.questions.empty-words')}
        </Empty>
      }
    />
  );
}

import { useNavigate } from '@tanstack/react-router';
import { type LearningRow, listMyLearning } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Due, Instant, useExportInstant } from '../../../ui/Times.tsx';
import { AssignmentTag } from '../AssignmentTag.tsx';
import { percentWords, shownState, useSaid } from '../words.ts';

/** What is asked next of whoever has it. */
function useNextWords(): (row: LearningRow) => string {
  const { t } = useTranslation();
  return ({ readAt, hasExam, triesLeft, percent }) => {
    if (readAt === null) return t('people.learning.read-next');
    if (!hasExam) return '';
    return percent === null
      ? t('people.learning.exam-next')
      : t('people.learning.again-next', { count: triesLeft, percent: percentWords(percent) });
  };
}

function useColumns(open: boolean): Column<LearningRow>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const instant = useExportInstant();
  const next = useNextWords();
  const title: Column<LearningRow> = {
    key: 'title',
    title: t('people.training.one'),
    text: (row) => said(row.title),
    grows: true,
    phone: 'title',
  };
  const state: Column<LearningRow> = {
    key: 'state',
    title: t('people.state-title'),
    text: (row) => t(`people.state.${shownState(row)}`),
    render: (row) => <AssignmentTag of={row} />,
    width: 130,
    phone: 'title',
  };
  if (open)
    return [
      title,
      { key: 'next', title: t('people.learning.next'), text: next, width: 240 },
      {
        key: 'due',
        title: t('people.due'),
        text: ({ dueAt }) => instant(dueAt),
        render: ({ dueAt }) => <Due at={dueAt} />,
        width: 220,
      },
      state,
    ];
  return [
    title,
    {
      key: 'percent',
      title: t('people.score'),
      number: true,
      text: ({ percent }) => (percent === null ? '' : percentWords(percent)),
      width: 100,
    },
    {
      key: 'ended',
      title: t('people.ended'),
      text: ({ endedAt }) => instant(endedAt),
      render: ({ endedAt }) => (endedAt ? <Instant at={endedAt} /> : null),
      width: 140,
    },
    state,
  ];
}

function Rows({ rows, open }: { rows: readonly LearningRow[]; open: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const title = t(open ? 'people.learning.open' : 'people.learning.done');
  const nothing = <Empty title={t('people.learning.empty')}>{t('people.learning.empty-words')}</Empty>;
  return (
    <Section title={title}>
      <DataTable<LearningRow>
        columns={useColumns(open)}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: `/learning/${id}` })}
        label={title}
        empty={open ? nothing : null}
      />
    </Section>
  );
}

/** What one is to learn, first due first, and what one has learnt. */
export default function LearningPage() {
  const { t } = useTranslation();
  const learning = useRead(listMyLearning, {});
  return (
    <Page title={t('people.learning.title')} lead={t('people.learning.lead')}>
      <Read of={learning}>
        {({ open, ended }) => (
          <>
            <Rows rows={open} open />
            {ended.length > 0 ? <Rows rows={ended} open={false} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

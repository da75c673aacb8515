import { useNavigate } from '@tanstack/react-router';
import { listSurveys, type Survey, surveyList } from '@tongli/contracts/outreach';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useLastDays } from '../../../ui/spc/last-days.ts';
import { stateTones, useSaid } from '../words.ts';

/** As long as the results of a survey tell of. */
const days = 90;

function useColumns(): Column<Survey>[] {
  const { t } = useTranslation();
  const said = useSaid();
  const { percent } = useNumbers();
  const span = useLastDays(days);
  const state = (row: Survey) => t(`outreach.state.${row.state}`);
  return [
    {
      key: 'title',
      title: t('outreach.survey'),
      text: ({ content }) => said(content.title),
      grows: true,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('outreach.state-title'),
      text: state,
      render: (row) => <StateTag tone={stateTones[row.state]}>{state(row)}</StateTag>,
      width: 120,
      phone: 'title',
    },
    {
      key: 'questions',
      title: t('outreach.questions'),
      number: true,
      text: ({ content }) => String(content.questions.length),
      width: 90,
    },
    { key: 'sent', title: t('outreach.sent'), number: true, text: ({ sent }) => String(sent), width: 90 },
    {
      key: 'answered',
      title: t('outreach.answered'),
      number: true,
      text: ({ answered }) => String(answered),
      width: 90,
    },
    {
      key: 'response',
      title: t('outreach.response'),
      number: true,
      text: ({ sent, answered }) => (sent === 0 ? '' : percent(answered / sent)),
      card: ({ sent }) => (sent === 0 ? null : { code: 'survey-response-rate', span }),
      width: 110,
    },
  ];
}

/** Surveys of customers: one in use in a project, those before it with their results. */
export default function SurveysPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const add = may(useMe(), 'outreach.design') ? (
    <Button type="primary" onClick={() => void navigate({ to: '/surveys/new' })}>
      {t('outreach.add')}
    </Button>
  ) : null;
  return (
    <ListPage
      endpoint={listSurveys}
      title={t('outreach.title')}
      lead={t('outreach.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={surveyList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/surveys/${id}` })}
      actions={add}
      empty={
        <Empty title={t('outreach.empty')} action={add}>
          {t('outreach.empty-words')}
        </Empty>
      }
    />
  );
}

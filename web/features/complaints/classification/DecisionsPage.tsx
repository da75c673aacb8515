import { useNavigate } from '@tanstack/react-router';
import {
  type ClassDecision,
  classDecisionList,
  classDimension,
  listClassDecisions,
} from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useClasses, useClassWords } from './class-names.ts';

function useColumns(): Column<ClassDecision>[] {
  const { t } = useTranslation();
  const words = useClassWords();
  const { percent } = useNumbers();
  const instant = useExportInstant();
  const outcome = (row: ClassDecision) => t(`complaints.class.outcome.${row.accepted ? 'accepted' : 'overridden'}`);
  return [
    { key: 'number', title: t('complaints.number'), text: (row) => row.number, phone: 'title' },
    {
      key: 'outcome',
      title: t('complaints.class.outcome-label'),
      text: outcome,
      render: (row) => <StateTag tone={row.accepted ? 'done' : 'limit'}>{outcome(row)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'dimension',
      title: t('complaints.class.what'),
      text: (row) => t(`complaints.class.dimension.${row.dimension}`),
    },
    { key: 'suggested', title: t('complaints.class.predicted'), text: (row) => words(row.dimension, row.suggested) },
    {
      key: 'confidence',
      title: t('complaints.class.confidence'),
      sort: 'confidence',
      text: (row) => percent(row.confidence),
      number: true,
    },
    { key: 'chosen', title: t('complaints.class.chosen'), text: (row) => words(row.dimension, row.chosen) },
    { key: 'reason', title: t('complaints.class.reason'), text: (row) => row.reason ?? '', grows: true },
    { key: 'actor', title: t('complaints.class.by'), text: (row) => row.actorName },
    {
      key: 'at',
      title: t('complaints.class.at'),
      sort: 'at',
      text: (row) => instant(row.at),
      render: (row) => <Instant at={row.at} />,
    },
    { key: 'summary', title: t('complaints.summary'), text: (row) => row.summary, hidden: true },
    {
      key: 'shown',
      title: t('complaints.class.shown'),
      text: (row) => t(`complaints.class.${row.shown ? 'was-shown' : 'not-shown'}`),
      hidden: true,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { classes, wayOf } = useClasses();
  const choices = classes.map(({ code }) => ({ value: code, label: wayOf(code) }));
  return [
    {
      kind: 'choice',
      field: 'accepted',
      label: t('complaints.class.outcome-label'),
      choices: [
        { value: 'true', label: t('complaints.class.outcome.accepted') },
        { value: 'false', label: t('complaints.class.outcome.overridden') },
      ],
    },
    {
      kind: 'choice',
      field: 'dimension',
      label: t('complaints.class.what'),
      choices: classDimension.options.map((value) => ({ value, label: t(`complaints.class.dimension.${value}`) })),
    },
    { kind: 'choice', field: 'suggested', label: t('complaints.class.predicted'), choices },
    { kind: 'choice', field: 'chosen', label: t('complaints.class.chosen'), choices },
    { kind: 'dates', field: 'at', label: t('complaints.class.at'), instants: true },
  ];
}

/** What was suggested and what people chose: who, why, and how sure the suggestion was. */
export default function DecisionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listClassDecisions}
      title={t('complaints.class.decisions')}
      lead={t('complaints.class.decisions-lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={classDecisionList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ complaintId }) => void navigate({ to: `/complaints/${complaintId}` })}
      empty={<Empty title={t('complaints.class.no-decisions')}>{t('complaints.class.no-decisions-words')}</Empty>}
    />
  );
}

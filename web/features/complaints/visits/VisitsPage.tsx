import { Link } from '@tanstack/react-router';
import { listVisits, type Visit, visitList, visitState } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant, useExportInstant } from '../../../ui/Times.tsx';
import { VisitDrawer } from './VisitDrawer.tsx';
import { useOutcomeWords, visitTone } from './words.ts';

function useColumns(): Column<Visit>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const outcome = useOutcomeWords();
  return [
    {
      key: 'number',
      title: t('complaints.number'),
      text: ({ number }) => number,
      render: ({ complaintId, number }) => <Link to={`/complaints/${complaintId}`}>{number}</Link>,
      phone: 'title',
      width: 150,
    },
    { key: 'customer', title: t('complaints.customer'), text: ({ customerName }) => customerName ?? '', width: 90 },
    {
      key: 'summary',
      title: t('complaints.matter'),
      text: ({ summary }) => summary,
      render: ({ summary }) => <Clipped text={summary} />,
      grows: true,
    },
    {
      key: 'state',
      title: t('complaints.visit.outcome'),
      text: outcome,
      render: (row) => <StateTag tone={visitTone(row)}>{outcome(row)}</StateTag>,
      phone: 'title',
      width: 130,
    },
    {
      key: 'nextTry',
      title: t('complaints.visit.next-try'),
      text: ({ nextTryAt }) => instant(nextTryAt),
      render: ({ state, nextTryAt }) => (state === 'due' ? <Instant at={nextTryAt} /> : '—'),
      sort: 'nextTryAt',
      width: 130,
    },
    {
      key: 'due',
      title: t('complaints.visit.due'),
      text: ({ dueAt }) => instant(dueAt),
      render: ({ state, dueAt }) => (state === 'due' ? <Due at={dueAt} /> : <Instant at={dueAt} />),
      sort: 'dueAt',
      width: 130,
    },
    { key: 'tries', title: t('complaints.visit.tries'), number: true, text: ({ tries }) => String(tries), width: 70 },
    { key: 'handler', title: t('complaints.visit.handler'), text: ({ handlerName }) => handlerName ?? '', width: 90 },
    {
      key: 'visitor',
      title: t('complaints.visit.visitor'),
      text: ({ visitorName }) => visitorName ?? '',
      phone: 'hidden',
      width: 90,
    },
    { key: 'words', title: t('complaints.feedback.said'), text: ({ words }) => words ?? '', hidden: true },
  ];
}

interface OpenedProps {
  rows: readonly Visit[];
  /** From the address, which may have been sent by somebody whose list is another. */
  id: string;
  onOpen: (id: string | undefined) => void;
}

/** The visit that the address names, also where the list does not show it. */
function Opened({ rows, id, onOpen }: OpenedProps) {
  const listed = rows.find((row) => row.id === id);
  const query = encodeList({ filters: { id: { eq: id } } });
  const named = useRead(listVisits, { query }, { enabled: id !== '' && listed === undefined });
  return (
    <VisitDrawer
      visit={listed ?? (id === '' ? undefined : named.data?.items[0])}
      next={rows.find((row) => row.id !== id && row.actions.visit?.allowed)}
      onOpen={onOpen}
    />
  );
}

/** Whom to call: what can be tried now on top; a row opens the questions. */
export default function VisitsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('complaints.visit.outcome'),
      choices: visitState.options.map((value) => ({ value, label: t(`complaints.visit.state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'satisfied',
      label: t('complaints.visit.is-satisfied'),
      choices: (['true', 'false'] as const).map((value) => ({
        value,
        label: t(`complaints.feedback.satisfied.${value}`),
      })),
    },
  ];
  return (
    <ListPage
      endpoint={listVisits}
      title={t('complaints.visit.list')}
      lead={t('complaints.visit.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={visitList.usualSort}
      usual={{ 'filter[state][eq]': 'due' }}
      rowKey={({ id }) => id}
      onOpen={({ id }) => change({ visit: id })}
      actions={<Link to="/complaints/visits/results">{t('complaints.visit.results')}</Link>}
      empty={<Empty title={t('complaints.visit.empty')}>{t('complaints.visit.empty-words')}</Empty>}
      beside={(rows) => <Opened rows={rows} id={search.visit ?? ''} onOpen={(id) => change({ visit: id })} />}
    />
  );
}

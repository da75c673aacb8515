import { Link, useNavigate } from '@tanstack/react-router';
import { type IncidentRow, incidentList, incidentState, listIncidents } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useMatterName } from './matter.ts';
import { toneOfIncident } from './tones.ts';

function useColumns(): Column<IncidentRow>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const exported = useExportInstant();
  const matter = useMatterName();
  const state = (row: IncidentRow) =>
    row.inCrisis ? t('complaints.crisis.running') : t(`complaints.incident.state.${row.state}`);
  return [
    { key: 'number', title: t('complaints.number'), text: (row) => row.number, phone: 'title' },
    {
      key: 'state',
      title: t('complaints.state-label'),
      text: state,
      render: (row) => <StateTag tone={toneOfIncident[row.state]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    { key: 'matter', title: t('complaints.incident.matter'), text: matter },
    { key: 'cases', title: t('complaints.incident.cases'), text: (row) => number(row.cases) },
    {
      key: 'excess',
      title: t('complaints.incident.excess'),
      text: (row) => t('complaints.incident.excess-of', { observed: row.observed, expected: number(row.expected, 1) }),
    },
    {
      key: 'startedAt',
      title: t('complaints.incident.started'),
      text: (row) => exported(row.startedAt),
      render: (row) => <Instant at={row.startedAt} />,
    },
    { key: 'ownerName', title: t('complaints.owner'), text: (row) => row.ownerName ?? t('complaints.nobody') },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('complaints.state-label'),
      choices: incidentState.options.map((value) => ({ value, label: t(`complaints.incident.state.${value}`) })),
    },
  ];
}

/** Bursts of complaints, each with all that belongs to it. */
export default function IncidentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listIncidents}
      title={t('complaints.incident.title')}
      lead={t('complaints.incident.lead')}
      actions={<Link to="/complaint-groups">{t('complaints.group.title')}</Link>}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={incidentList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/complaint-incidents/${id}` })}
      empty={<Empty title={t('complaints.incident.none')}>{t('complaints.incident.none-words')}</Empty>}
    />
  );
}

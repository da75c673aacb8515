import { Link } from '@tanstack/react-router';
import { addIncidentCase, type Incident, type IncidentCase, removeIncidentCase } from '@tongli/contracts/complaints';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { toneOfState } from '../tones.ts';

interface MemberProps {
  readonly incident: Incident;
  readonly member: IncidentCase;
}

function Removing({ incident, member: { complaintId, removedAt } }: MemberProps) {
  const { t } = useTranslation();
  const remove = useAct(removeIncidentCase);
  if (removedAt) return <StateTag tone="neutral">{t('complaints.incident.removed')}</StateTag>;
  return (
    <ActButton
      allowance={incident.actions.remove}
      pending={remove.isPending}
      onAct={() => remove.mutate({ params: { id: incident.id, complaintId } })}
    >
      {t('complaints.incident.remove')}
    </ActButton>
  );
}

function useColumns(incident: Incident): Column<IncidentCase>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const state = (row: IncidentCase) => t(`complaints.state.${row.state}`);
  return [
    {
      key: 'number',
      title: t('complaints.number'),
      text: ({ number }) => number,
      render: ({ complaintId, number }) => <Link to={`/complaints/${complaintId}`}>{number}</Link>,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('complaints.state-label'),
      text: state,
      render: (row) => <StateTag tone={toneOfState[row.state]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'received',
      title: t('complaints.received'),
      text: ({ lodgedAt }) => instant(lodgedAt),
      render: ({ lodgedAt }) => <Instant at={lodgedAt} />,
    },
    { key: 'how', title: t('complaints.incident.how-label'), text: ({ how }) => t(`complaints.incident.how.${how}`) },
    {
      key: 'remove',
      title: t('complaints.incident.act'),
      text: ({ removedAt }) => (removedAt ? t('complaints.incident.removed') : t('complaints.incident.remove')),
      render: (member) => <Removing incident={incident} member={member} />,
    },
  ];
}

/** What belongs to it. What was gathered wrongly is taken out and stays out; what was missed is added by its number. */
export function IncidentCases({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { id, members, actions } = incident;
  return (
    <Section title={t('complaints.incident.cases-count', { count: incident.cases })}>
      <DataTable
        label={t('complaints.incident.cases-count', { count: incident.cases })}
        columns={useColumns(incident)}
        rows={members}
        rowKey={({ complaintId }) => complaintId}
      />
      {actions.add?.allowed ? (
        <EndpointForm
          endpoint={addIncidentCase}
          name={`complaints.incident-case.${id}`}
          input={({ complaintNumber }) => ({
            params: { id },
            body: { complaintNumber: String(complaintNumber ?? '') },
          })}
          side
          onDone={() => undefined}
          submit={t('complaints.incident.add')}
        >
          <Field name="complaintNumber" label={t('complaints.incident.add-number')}>
            <Input autoComplete="off" />
          </Field>
        </EndpointForm>
      ) : null}
    </Section>
  );
}

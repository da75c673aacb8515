import { Link } from '@tanstack/react-router';
import { addIncidentCase, type Incident, type IncidentCase, removeIncidentCase } from '@tongli/contracts/complaints';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { toneOfState } from '../tones.ts';

/** What belongs to it. What was gathered wrongly is taken out and stays out; what was missed is added by its number. */
export function IncidentCases({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { id, members, actions } = incident;
  return (
    <Section title={t('complaints.incident.cases-count', { count: incident.cases })}>
      <ul className="side-list">
        {members.map((member) => (
          <Member key={member.complaintId} incident={incident} member={member} />
        ))}
      </ul>
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

function Member({ incident, member }: { incident: Incident; member: IncidentCase }) {
  const { t } = useTranslation();
  const remove = useAct(removeIncidentCase);
  const { complaintId, number, state, lodgedAt, removedAt } = member;
  return (
    <li>
      <Link to={`/complaints/${complaintId}`}>{number}</Link> <Instant at={lodgedAt} />{' '}
      <StateTag tone={toneOfState[state]}>{t(`complaints.state.${state}`)}</StateTag>{' '}
      {removedAt ? (
        <StateTag tone="neutral">{t('complaints.incident.removed')}</StateTag>
      ) : (
        <ActButton
          allowance={incident.actions.remove}
          pending={remove.isPending}
          onAct={() => remove.mutate({ params: { id: incident.id, complaintId } })}
        >
          {t('complaints.incident.remove')}
        </ActButton>
      )}
    </li>
  );
}

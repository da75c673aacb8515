import { type CaseRisk, type EscalationLevel, escalationLevel, recordEscalation } from '@tongli/contracts/complaints';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';

interface PartProps {
  readonly data: CaseRisk;
  readonly complaintId: string;
}

function RecordForm({ complaintId, onDone }: { complaintId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const options = escalationLevel.options.map((value) => ({ value, label: t(`complaints.risk.level.${value}`) }));
  return (
    <EndpointForm
      endpoint={recordEscalation}
      name={`complaints.escalation.${complaintId}`}
      initial={{ recourseTold: false }}
      input={({ level, happenedOn, told, recourseTold }) => ({
        params: { id: complaintId },
        body: {
          level: String(level ?? '') as EscalationLevel,
          happenedOn: String(happenedOn ?? ''),
          told: String(told ?? ''),
          recourseTold: recourseTold === true,
        },
      })}
      side
      submit={t('complaints.risk.record-escalation')}
      onDone={onDone}
    >
      <Field name="level" label={t('complaints.risk.level-label')}>
        <Select options={options} />
      </Field>
      <Field name="happenedOn" label={t('complaints.risk.happened-on')}>
        <DateInput />
      </Field>
      <Field name="told" label={t('complaints.risk.told')}>
        <LongText rows={3} maxRows={8} most={2000} />
      </Field>
      <Field name="recourseTold" called={t('complaints.risk.recourse-told')} valuePropName="checked">
        <Checkbox>{t('complaints.risk.recourse-told')}</Checkbox>
      </Field>
    </EndpointForm>
  );
}

/** Where the matter went all the same, and what was told. */
export function EscalationPart({ data: { escalations, actions }, complaintId }: PartProps) {
  const { t } = useTranslation();
  const [recording, setRecording] = useState(false);
  return (
    <Section title={t('complaints.risk.escalations')}>
      {escalations.length === 0 ? <p className="quiet">{t('complaints.risk.no-escalations')}</p> : null}
      <ul className="side-list">
        {escalations.map((one) => (
          <li key={one.id}>
            <StateTag tone="breached">{t(`complaints.risk.level.${one.level}`)}</StateTag> <Day on={one.happenedOn} /> ·{' '}
            {one.actorName} ·{' '}
            {one.recourseTold ? t('complaints.risk.recourse-was-told') : t('complaints.risk.recourse-not-told')}
            <blockquote className="quoted">{one.told}</blockquote>
          </li>
        ))}
      </ul>
      {recording ? (
        <RecordForm complaintId={complaintId} onDone={() => setRecording(false)} />
      ) : actions.escalate?.allowed ? (
        <ActButton allowance={actions.escalate} onAct={() => setRecording(true)}>
          {t('complaints.risk.record-escalation')}
        </ActButton>
      ) : null}
    </Section>
  );
}

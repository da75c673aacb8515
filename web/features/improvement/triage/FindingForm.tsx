import { useNavigate } from '@tanstack/react-router';
import { decideTriage, type Finding, finding as findings, type Triage } from '@tongli/contracts/improvement';
import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';

/** What the signal is found to be. A special cause leads on to its root-cause analysis. */
export function FindingForm({ triage }: { triage: Triage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EndpointForm
      endpoint={decideTriage}
      name={`improvement.triage.${triage.id}`}
      input={({ finding, note }) => ({
        params: { id: triage.id },
        body: { finding: finding as Finding, note: String(note ?? '') },
      })}
      submit={t('improvement.triage.decide')}
      onDone={({ rootCauseId }) => {
        if (rootCauseId) void navigate({ to: `/improvement/root-causes/${rootCauseId}` });
      }}
    >
      <Field name="finding" label={t('improvement.triage.signal-is')}>
        <Radio.Group className="choices">
          {findings.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`improvement.triage-state.${value}`)}
              <span className="choice-words">{t(`improvement.finding-words.${value}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field name="note" label={t('improvement.triage.note')} help={t('improvement.triage.note-help')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Field>
    </EndpointForm>
  );
}

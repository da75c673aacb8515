import { type Appeal, appealForCustomer, type Complaint, type Feedback } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { AppealActs } from '../appeals/AppealActs.tsx';
import { AppealFacts } from '../appeals/AppealFacts.tsx';

function AppealForm({ complaint, onDone }: { complaint: Complaint; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={appealForCustomer}
      name={`complaints.appeal.${complaint.id}`}
      input={(values) => ({ params: { id: complaint.id }, body: { reason: String(values.reason ?? '') } })}
      side
      cancel={<Button onClick={onDone}>{t('complaints.case.cancel')}</Button>}
      submit={t('complaints.appeal.lodge')}
      onDone={onDone}
    >
      <Field name="reason" label={t('complaints.appeal.reason')} help={t('complaints.appeal.reason-help')}>
        <LongText rows={4} maxRows={16} most={4000} autoFocus />
      </Field>
    </EndpointForm>
  );
}

/** Second looks at an answer, each with what can be done about it. */
export function AppealsPart({ complaint, feedback }: { complaint: Complaint; feedback: Feedback }) {
  const { t } = useTranslation();
  const [lodging, setLodging] = useState(false);
  return (
    <Section
      title={t('complaints.appeal.title')}
      actions={
        lodging ? null : (
          <ActButton allowance={feedback.actions.appeal} onAct={() => setLodging(true)}>
            {t('complaints.appeal.lodge')}
          </ActButton>
        )
      }
    >
      {lodging ? <AppealForm complaint={complaint} onDone={() => setLodging(false)} /> : null}
      {feedback.appeals.length === 0 && !lodging ? <p className="quiet">{t('complaints.appeal.none')}</p> : null}
      {feedback.appeals.map((appeal: Appeal) => (
        <div key={appeal.id}>
          <AppealFacts appeal={appeal} />
          <AppealActs appeal={appeal} />
        </div>
      ))}
    </Section>
  );
}

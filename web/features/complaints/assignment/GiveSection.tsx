import { assignComplaint, type Complaint } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { usePeople } from '../people.ts';

interface GiveProps {
  complaint: Complaint;
  cancel?: ReactNode;
  onDone: (complaint: Complaint) => void;
}

/** To whomever a person chooses. */
export function GiveSection({ complaint, cancel, onDone }: GiveProps) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <Section title={t('complaints.case.assign')}>
      <p className="quiet form-notice">{t('complaints.act.assign-lead')}</p>
      <EndpointForm
        endpoint={assignComplaint}
        name={`complaints.assign.${complaint.id}`}
        input={(values) => ({
          params: { id: complaint.id },
          body: { ownerId: String(values.ownerId ?? ''), fromId: complaint.ownerId },
        })}
        side
        cancel={cancel}
        submit={t('complaints.act.assign-submit')}
        onDone={onDone}
      >
        <Field name="ownerId" label={t('complaints.act.assign-to')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.options.filter(({ value }) => value !== complaint.ownerId)}
          />
        </Field>
      </EndpointForm>
    </Section>
  );
}

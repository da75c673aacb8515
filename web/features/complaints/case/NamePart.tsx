import { nameComplainedAbout } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { AboutFields } from '../AboutFields.tsx';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';
import { Refused } from './Refused.tsx';

/** Whom the case is about: they take no part in it from now on. */
export function NamePart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const { name } = complaint.actions;
  return (
    <Section title={t('complaints.case.name')}>
      <p className="quiet form-notice">{t('complaints.act.name-lead')}</p>
      {name?.allowed ? (
        <EndpointForm
          endpoint={nameComplainedAbout}
          name={`complaints.name.${complaint.id}`}
          initial={{ ...complaint.complainedAbout }}
          input={(values) => ({
            params: { id: complaint.id },
            body: { people: (values.people ?? []) as string[], units: (values.units ?? []) as string[] },
          })}
          side
          cancel={<CancelButton work={work} />}
          submit={t('complaints.act.name-submit')}
          onDone={work.done}
        >
          <AboutFields />
        </EndpointForm>
      ) : (
        <Refused act={t('complaints.case.name')} allowance={name} />
      )}
    </Section>
  );
}

import { assignComplaint, type ComplaintKind, classifyComplaint, type Severity } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { ProposalPart } from '../assignment/ProposalPart.tsx';
import { GravityFields, TermFields } from '../ClassificationFields.tsx';
import { usePeople } from '../people.ts';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';

export function AssignPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const people = usePeople();
  const proposes = may(useMe(), 'complaints.assign');
  return (
    <>
      {proposes ? <ProposalPart complaint={complaint} onDone={() => work.go(null)} /> : null}
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
          cancel={<CancelButton work={work} />}
          submit={t('complaints.act.assign-submit')}
          onDone={work.done}
        >
          <Field name="ownerId" label={t('complaints.act.assign-to')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={people.options.filter(({ value }) => value !== complaint.ownerId)}
            />
          </Field>
        </EndpointForm>
      </Section>
    </>
  );
}

export function ClassifyPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const { id } = complaint;
  const wordsOf = (path: string, value: unknown) => {
    if (path === 'severity') return t(`complaints.severity.${value as Severity}`);
    if (path === 'kind') return t(`complaints.kind.${value as ComplaintKind}`);
    const options = path === 'product' || path === 'area' ? terms.options(path) : [];
    return options.find((one) => one.value === value)?.label;
  };
  return (
    <Section title={t('complaints.case.classify')}>
      <p className="quiet form-notice">{t('complaints.act.classify-lead')}</p>
      <VersionedForm
        endpoint={classifyComplaint}
        name={`complaints.classify.${id}`}
        record={complaint}
        initial={({ product, area, severity, kind }) => ({
          product: product || undefined,
          area: area || undefined,
          severity,
          kind,
        })}
        wordsOf={wordsOf}
        input={(values, version) => ({
          params: { id },
          body: {
            product: String(values.product ?? ''),
            area: String(values.area ?? ''),
            severity: values.severity as Severity,
            kind: values.kind as ComplaintKind,
            version,
          },
        })}
        side
        cancel={<CancelButton work={work} />}
        submit={t('complaints.act.classify-submit')}
        onDone={work.done}
      >
        <TermFields />
        <GravityFields />
      </VersionedForm>
    </Section>
  );
}

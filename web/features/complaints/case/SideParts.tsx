import { type ComplaintKind, classifyComplaint, type Severity } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { GiveSection } from '../assignment/GiveSection.tsx';
import { ProposalPart } from '../assignment/ProposalPart.tsx';
import { GravityFields, TermFields } from '../ClassificationFields.tsx';
import { ClassField } from '../classification/ClassField.tsx';
import { useClasses } from '../classification/class-names.ts';
import { classingField, classingOf } from '../classification/classing.ts';
import { SuggestionPanel } from '../classification/SuggestionPanel.tsx';
import { ExtensionSection } from '../extension/ExtensionSection.tsx';
import { CancelButton } from './CancelButton.tsx';
import type { PartProps } from './MessageParts.tsx';

export function AssignPart({ complaint, work }: PartProps) {
  const proposes = may(useMe(), 'complaints.assign');
  return (
    <>
      {proposes ? <ProposalPart complaint={complaint} onDone={() => work.go(null)} /> : null}
      <GiveSection complaint={complaint} cancel={<CancelButton work={work} />} onDone={work.done} />
    </>
  );
}

/** More time for the answer. */
export function ExtendPart({ complaint, work }: PartProps) {
  return <ExtensionSection complaint={complaint} cancel={<CancelButton work={work} />} onDone={() => work.go(null)} />;
}

export function ClassifyPart({ complaint, work }: PartProps) {
  const { t } = useTranslation();
  const terms = useTerms();
  const classes = useClasses();
  const { id, projectId } = complaint;
  const source = { complaintId: id, projectId, text: [complaint.facts, complaint.demand].filter(Boolean).join('\n') };
  const wordsOf = (path: string, value: unknown) => {
    if (path === 'severity') return t(`complaints.severity.${value as Severity}`);
    if (path === 'kind') return t(`complaints.kind.${value as ComplaintKind}`);
    if (path === 'classCode') return classes.wayOf(String(value ?? ''));
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
        initial={({ product, area, severity, kind, classCode }) => ({
          classCode: classCode ?? undefined,
          product: product || undefined,
          area: area || undefined,
          severity,
          kind,
        })}
        wordsOf={wordsOf}
        fieldOf={(path) => (path[0] === 'classing' ? classingField(path) : path)}
        input={(values, version) => ({
          params: { id },
          body: {
            product: String(values.product ?? ''),
            area: String(values.area ?? ''),
            severity: values.severity as Severity,
            kind: values.kind as ComplaintKind,
            ...classingOf(values),
            version,
          },
        })}
        side
        cancel={<CancelButton work={work} />}
        submit={t('complaints.act.classify-submit')}
        onDone={work.done}
      >
        <SuggestionPanel {...source} />
        <TermFields />
        <ClassField />
        <GravityFields concentrated={complaint.kind === 'concentrated'} {...source} />
      </VersionedForm>
    </Section>
  );
}

import { complaintKind, severity } from '@tongli/contracts/complaints';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../api/project.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { FieldRow } from '../../ui/form/FieldRow.tsx';
import { useTerms } from '../../ui/terms.ts';
import { FieldSuggestion } from './classification/Candidate.tsx';
import { type Source, useSuggestions } from './classification/suggestions.ts';

/** Product and area, from the business tree. */
export function TermFields() {
  const { t } = useTranslation();
  const terms = useTerms();
  const project = useProject() ?? undefined;
  return (
    <FieldRow>
      <Field name="product" label={t('complaints.product')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('product', project)} />
      </Field>
      <Field name="area" label={t('complaints.area')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={terms.options('area', project)} />
      </Field>
    </FieldRow>
  );
}

/** How grave it is, and what kind of complaint: one of many follows from its incident and is not chosen. */
export function GravityFields({ concentrated = false, ...source }: Source & { concentrated?: boolean }) {
  const { t } = useTranslation();
  const { suggestions } = useSuggestions(source);
  const kinds = concentrated ? (['concentrated'] as const) : complaintKind.exclude(['concentrated']).options;
  return (
    <>
      <Field name="severity" label={t('complaints.severity-label')}>
        <Choices options={severity.options.map((value) => ({ value, label: t(`complaints.severity.${value}`) }))} />
      </Field>
      <FieldSuggestion of={suggestions} dimension="severity" />
      <Field name="kind" label={t('complaints.kind-label')} help={t('complaints.class.kind-help')}>
        <Choices options={kinds.map((value) => ({ value, label: t(`complaints.kind.${value}`) }))} />
      </Field>
    </>
  );
}

import { listRootCauses, type Project } from '@tongli/contracts/improvement';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useIndicators } from '../../../ui/spc/words.ts';
import { currency } from './words.ts';

/** What a project is about, as the body of its opening and of its plan. */
export const charterOf = (values: Values) => ({
  title: String(values.title ?? ''),
  problem: String(values.problem ?? ''),
  indicator: String(values.indicator ?? ''),
  baseline: values.baseline as number,
  target: values.target as number,
  rootCauseId: (values.rootCauseId ?? null) as string | null,
  plannedSavingMinor: (values.plannedSavingMinor ?? null) as number | null,
  dueOn: String(values.dueOn ?? ''),
});

export const charterValues = (project: Project): Values => ({
  title: project.title,
  problem: project.problem,
  indicator: project.indicator,
  baseline: project.baseline,
  target: project.target,
  rootCauseId: project.rootCause?.id ?? null,
  plannedSavingMinor: project.plannedSavingMinor ?? undefined,
  dueOn: project.dueOn,
});

function GoalFields() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  const options = (data?.indicators ?? []).map(({ code, name }) => ({ value: code, label: pick(name) }));
  return (
    <>
      <Field name="indicator" label={t('improvement.project.indicator')} help={t('improvement.project.goal-help')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Field>
      <FieldRow>
        <Field name="baseline" label={t('improvement.project.baseline')}>
          <InputNumber className="wide-number" />
        </Field>
        <Field name="target" label={t('improvement.project.target')}>
          <InputNumber className="wide-number" />
        </Field>
      </FieldRow>
    </>
  );
}

export function CharterFields() {
  const { t } = useTranslation();
  const analyses = useRead(listRootCauses, { query: {} });
  const options = (analyses.data?.items ?? []).map(({ id, number, problem }) => ({
    value: id,
    label: `${number} ${problem}`,
  }));
  return (
    <>
      <Field name="title" label={t('improvement.project.name')}>
        <Input maxLength={120} />
      </Field>
      <Field name="problem" label={t('improvement.root-cause.problem')} help={t('improvement.root-cause.problem-help')}>
        <LongText rows={2} maxRows={8} most={2000} />
      </Field>
      <GoalFields />
      <Field
        name="rootCauseId"
        label={t('improvement.project.root-cause')}
        help={t('improvement.project.root-cause-help')}
        optional
      >
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Field>
      <FieldRow>
        <Field name="plannedSavingMinor" label={t('improvement.saving.planned')} optional>
          <ScaledNumber per={100} least={0} most={1_000_000_000} step={1000} unit={currency} />
        </Field>
        <Field name="dueOn" label={t('improvement.project.due-on')}>
          <DateInput />
        </Field>
      </FieldRow>
    </>
  );
}

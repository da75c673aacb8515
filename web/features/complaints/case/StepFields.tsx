import type { StepName } from '@tongli/contracts/complaints';
import { Input, InputNumber, Select } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { usePeople } from '../people.ts';

interface LongProps {
  name: string;
  label: string;
  help?: string;
  rows?: number;
}

function Long({ name, label, help, rows = 3 }: LongProps) {
  return (
    <Field name={name} label={label} help={help}>
      <LongText rows={rows} maxRows={12} most={4000} />
    </Field>
  );
}

function Understand() {
  const { t } = useTranslation();
  return (
    <>
      <Long name="facts" label={t('complaints.record.facts')} help={t('complaints.record.facts-help')} />
      <Long name="demand" label={t('complaints.record.demand')} rows={2} />
      <Field name="feeling" label={t('complaints.record.feeling')} help={t('complaints.record.feeling-help')}>
        <Input maxLength={400} autoComplete="off" />
      </Field>
      <Long
        name="confirmation"
        label={t('complaints.record.confirmation')}
        help={t('complaints.record.confirmation-help')}
        rows={2}
      />
    </>
  );
}

function Explain() {
  const { t } = useTranslation();
  return (
    <>
      <Long name="explanation" label={t('complaints.record.explanation')} rows={4} />
      <Field name="accepted" label={t('complaints.record.accepted')}>
        <Choices
          options={[
            { value: true, label: t('complaints.record.accepted-yes') },
            { value: false, label: t('complaints.record.accepted-no') },
          ]}
        />
      </Field>
    </>
  );
}

function Divert() {
  const { t } = useTranslation();
  return (
    <Long name="options" label={t('complaints.record.options')} help={t('complaints.record.options-help')} rows={4} />
  );
}

function CarryOut() {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <>
      <Long name="commitment" label={t('complaints.record.commitment')} />
      <FieldRow>
        <Field name="ownerId" label={t('complaints.record.owner')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={people.options} />
        </Field>
        <Field name="dueOn" label={t('complaints.record.due-on')}>
          <DateInput />
        </Field>
      </FieldRow>
      <Field name="done" label={t('complaints.record.done')} help={t('complaints.record.done-help')}>
        <Choices
          options={[
            { value: true, label: t('complaints.record.done-yes') },
            { value: false, label: t('complaints.record.done-no') },
          ]}
        />
      </Field>
    </>
  );
}

function MakeGood({ authorityMinor }: { authorityMinor: number | null }) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const help =
    authorityMinor === null ? null : t('complaints.record.authority', { amount: money(authorityMinor, 'CNY') });
  return (
    <>
      <Long name="offer" label={t('complaints.record.offer')} />
      <FieldRow>
        <Field name="rule" label={t('complaints.record.rule')}>
          <Input maxLength={400} autoComplete="off" />
        </Field>
        <Field name="amount" label={t('complaints.record.amount')} help={help}>
          <InputNumber<number> min={0} max={1_000_000} precision={2} />
        </Field>
      </FieldRow>
    </>
  );
}

function Advise() {
  const { t } = useTranslation();
  return (
    <>
      <Long name="advice" label={t('complaints.record.advice')} />
      <FieldRow>
        <Field name="followUpOn" label={t('complaints.record.follow-up-on')} optional>
          <DateInput />
        </Field>
      </FieldRow>
    </>
  );
}

const fields: Readonly<Record<StepName, ComponentType<{ authorityMinor: number | null }>>> = {
  understand: Understand,
  explain: Explain,
  divert: Divert,
  'carry-out': CarryOut,
  'make-good': MakeGood,
  advise: Advise,
};

/** What a step must leave behind, as fields. */
export function StepFields({ step, authorityMinor }: { step: StepName; authorityMinor: number | null }) {
  const Fields = fields[step];
  return <Fields authorityMinor={authorityMinor} />;
}

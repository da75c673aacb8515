import { addThreshold, changeThreshold, type Indicator, type Threshold } from '@tongli/contracts/measures';
import { Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';

/** What a threshold has to know of what it looks at. */
export type Watchable = Pick<Indicator, 'code' | 'name' | 'unit' | 'direction'>;

export interface Choosable {
  readonly indicators: readonly Watchable[];
  readonly units: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

const number = (value: unknown): number => Number(value ?? 0);
const bound = (value: unknown): number | null =>
  value === undefined || value === null || value === '' ? null : Number(value);

const ruleOf = (values: Values) => ({
  warnAt: bound(values.warnAt),
  breachAt: bound(values.breachAt),
  control: values.control === true,
  windowMinutes: number(values.windowMinutes),
  minimum: number(values.minimum),
  ownerId: String(values.ownerId ?? ''),
  takeMinutes: number(values.takeMinutes),
  suggestion: String(values.suggestion ?? ''),
});

const usual: Values = { control: false, windowMinutes: 1_440, minimum: 5, takeMinutes: 5 };

function Bound({ name, label, unit }: { name: 'warnAt' | 'breachAt'; label: string; unit: Indicator['unit'] }) {
  const { t } = useTranslation();
  return (
    <Field name={name} label={label} optional>
      {unit === 'share' ? (
        <ScaledNumber per={0.01} least={0} most={100} step={1} unit="%" />
      ) : (
        <InputNumber min={-1_000_000} max={1_000_000} suffix={t(`measures.unit.${unit}`, { value: '' }).trim()} />
      )}
    </Field>
  );
}

function RuleFields({ indicator }: { indicator: Watchable | undefined }) {
  const { t } = useTranslation();
  const unit = indicator?.unit ?? 'complaints';
  const direction = indicator?.direction ?? 'lower-is-better';
  return (
    <>
      <p className="quiet form-notice">{t(`measures.thresholds.nest-${direction}`)}</p>
      <FieldRow>
        <Bound name="warnAt" label={t('measures.thresholds.warn-at')} unit={unit} />
        <Bound name="breachAt" label={t('measures.thresholds.breach-at')} unit={unit} />
      </FieldRow>
      <Field name="control" called={t('measures.thresholds.control')} valuePropName="checked">
        <Checkbox>{t('measures.thresholds.control')}</Checkbox>
      </Field>
      <FieldRow>
        <Field name="windowMinutes" label={t('measures.thresholds.window')}>
          <InputNumber min={60} max={10_080} step={60} />
        </Field>
        <Field name="minimum" label={t('measures.thresholds.minimum')} help={t('measures.thresholds.minimum-help')}>
          <InputNumber min={1} max={100_000} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="ownerId" label={t('measures.thresholds.owner')}>
          <PeopleSelect />
        </Field>
        <Field name="takeMinutes" label={t('measures.thresholds.take-minutes')}>
          <InputNumber min={1} max={240} />
        </Field>
      </FieldRow>
      <Field name="suggestion" label={t('measures.thresholds.suggestion')}>
        <LongText rows={2} maxRows={6} most={500} />
      </Field>
    </>
  );
}

export function AddingForm({ indicators, units, onDone }: Choosable & { onDone: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [code, setCode] = useState<string>();
  return (
    <EndpointForm
      endpoint={addThreshold}
      name="measures.new-threshold"
      initial={usual}
      input={(values) => ({
        body: {
          ...ruleOf(values),
          indicator: String(values.indicator ?? ''),
          unitId: values.unitId ? String(values.unitId) : null,
        },
      })}
      onDone={onDone}
      submit={t('measures.thresholds.add')}
    >
      <FieldRow>
        <Field name="indicator" label={t('measures.alert.indicator')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onSelect={(value: string) => setCode(value)}
            options={indicators.map((one) => ({ value: one.code, label: pick(one.name) }))}
          />
        </Field>
        <Field name="unitId" label={t('measures.live.unit')} optional>
          <Select
            allowClear
            placeholder={t('measures.live.whole')}
            options={units.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        </Field>
      </FieldRow>
      <RuleFields indicator={indicators.find((one) => one.code === code)} />
    </EndpointForm>
  );
}

interface ChangingProps {
  readonly threshold: Threshold;
  readonly indicator: Watchable | undefined;
  readonly onDone: () => void;
}

export function ChangingForm({ threshold, indicator, onDone }: ChangingProps) {
  const { t } = useTranslation();
  const { id, warnAt, breachAt } = threshold;
  return (
    <VersionedForm
      endpoint={changeThreshold}
      name={`measures.threshold.${id}`}
      record={threshold}
      initial={{ ...threshold, warnAt: warnAt ?? undefined, breachAt: breachAt ?? undefined }}
      input={(values, version) => ({ params: { id }, body: { ...ruleOf(values), version } })}
      onDone={onDone}
      submit={t('measures.thresholds.save')}
    >
      <RuleFields indicator={indicator} />
    </VersionedForm>
  );
}

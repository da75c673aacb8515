import {
  appealSanction,
  decideSanction,
  decideSanctionAppeal,
  type Sanction,
  type SanctionMeasure,
  sanctionMeasure,
} from '@tongli/contracts/complaints';
import { Drawer, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { currency, useConsequence } from './words.ts';

export type SanctionAct = 'decide' | 'appeal' | 'decide-appeal';

interface FormProps {
  one: Sanction;
  onClose: () => void;
}

const none = 'none';

function DecideForm({ one, onClose }: FormProps) {
  const { t } = useTranslation();
  const consequence = useConsequence();
  return (
    <VersionedForm
      endpoint={decideSanction}
      name={`complaints.sanction.decide.${one.id}`}
      record={one}
      initial={{ measure: one.byRule.measure, points: one.byRule.points, deductionMinor: one.byRule.deductionMinor }}
      input={({ measure, points, deductionMinor, reason }, version) => ({
        params: { id: one.id },
        body: {
          measure: measure === none ? null : (measure as SanctionMeasure),
          points: Number(points ?? 0),
          deductionMinor: Number(deductionMinor ?? 0),
          reason: String(reason ?? ''),
          version,
        },
      })}
      submit={t('complaints.accountability.act.decide')}
      onDone={onClose}
    >
      <p className="form-notice">
        {t('complaints.accountability.by-rule')}: <strong>{consequence(one.byRule)}</strong>
        {one.repeated > 0 ? ` · ${t('complaints.accountability.repeated', { count: one.repeated })}` : ''}
      </p>
      <Field name="measure" label={t('complaints.accountability.measure-label')}>
        <Select
          options={[
            ...sanctionMeasure.options.map((value) => ({
              value,
              label: t(`complaints.accountability.measure.${value}`),
            })),
            { value: none, label: t('complaints.accountability.waived') },
          ]}
        />
      </Field>
      <FieldRow>
        <Field name="points" label={t('complaints.accountability.points')}>
          <InputNumber<number> min={0} max={100} precision={0} />
        </Field>
        <Field name="deductionMinor" label={t('complaints.accountability.deduction')}>
          <ScaledNumber per={100} least={0} most={100_000} step={50} unit={currency} />
        </Field>
      </FieldRow>
      <Field
        name="reason"
        label={t('complaints.accountability.reason')}
        help={t('complaints.accountability.reason-help')}
        optional
      >
        <LongText rows={3} maxRows={8} most={2_000} />
      </Field>
    </VersionedForm>
  );
}

function AppealForm({ one, onClose }: FormProps) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={appealSanction}
      name={`complaints.sanction.appeal.${one.id}`}
      record={one}
      input={({ text }, version) => ({ params: { id: one.id }, body: { text: String(text ?? ''), version } })}
      submit={t('complaints.accountability.act.appeal')}
      onDone={onClose}
    >
      <Field
        name="text"
        label={t('complaints.accountability.appeal')}
        help={t('complaints.accountability.appeal-help')}
      >
        <LongText rows={5} maxRows={12} most={2_000} />
      </Field>
    </VersionedForm>
  );
}

function JudgeForm({ one, onClose }: FormProps) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={decideSanctionAppeal}
      name={`complaints.sanction.judge.${one.id}`}
      record={one}
      input={({ reverse, reason }, version) => ({
        params: { id: one.id },
        body: { reverse: reverse === true, reason: String(reason ?? ''), version },
      })}
      submit={t('complaints.accountability.act.decide-appeal')}
      onDone={onClose}
    >
      <p className="form-notice">{one.appeal}</p>
      <Field name="reverse" label={t('complaints.accountability.judgement')}>
        <Choices
          options={[
            { value: true, label: t('complaints.accountability.reverse') },
            { value: false, label: t('complaints.accountability.uphold') },
          ]}
        />
      </Field>
      <Field name="reason" label={t('complaints.accountability.reason')}>
        <LongText rows={4} maxRows={10} most={2_000} />
      </Field>
    </VersionedForm>
  );
}

const forms = { decide: DecideForm, appeal: AppealForm, 'decide-appeal': JudgeForm } as const;

export function SanctionDrawer({ act, one, onClose }: FormProps & { act: SanctionAct }) {
  const { t } = useTranslation();
  const Chosen = forms[act];
  return (
    <Drawer open title={t(`complaints.accountability.act.${act}`)} onClose={onClose} size={480}>
      <Chosen one={one} onClose={onClose} />
    </Drawer>
  );
}

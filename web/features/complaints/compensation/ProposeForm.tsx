import { useQuery } from '@tanstack/react-query';
import {
  type CompensationFacts,
  type CompensationKind,
  type CompensationMatch,
  type Complaint,
  compensationKind,
  isRemedy,
  previewCompensation,
  proposeCompensation,
  validity,
} from '@tongli/contracts/complaints';
import { Button, Form, InputNumber, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { readKey } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { useTerms } from '../../../ui/terms.ts';
import { useUnits } from '../people.ts';
import { RemedyFields, remedyOf } from './RemedyFields.tsx';
import { currency, useRuleWords, useSumWords } from './words.ts';

type Typed = Readonly<Record<string, unknown>>;

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
const factsOf = ({ delayDays, lossMinor, validity: found, cause }: Typed): CompensationFacts => ({
  delayDays: numberOf(delayDays),
  lossMinor: numberOf(lossMinor),
  validity: validity.safeParse(found).data ?? null,
  cause: typeof cause === 'string' && cause !== '' ? cause : null,
});

const none = 'none';

/** What would come of what is typed: rules that fit, limits and budgets. */
function usePreview(complaintId: string, facts: CompensationFacts) {
  return useQuery({
    queryKey: readKey(previewCompensation, { complaintId, ...facts }),
    queryFn: ({ signal }) => call(previewCompensation, { params: { id: complaintId }, body: facts, signal }),
    placeholderData: (last) => last,
    retry: false,
  }).data;
}

/** How the amount comes about, in words and numbers. */
function RuleLines({ match, facts }: { match: CompensationMatch; facts: CompensationFacts }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  const sum = useSumWords();
  const { rule, missing } = match;
  return (
    <div className="form-notice" role="status">
      <p>
        {words.when(rule)} → {words.gives(rule)}
      </p>
      <p>
        <strong>{missing ? t(`complaints.compensation.missing.${missing}`) : sum(match, facts)}</strong>
      </p>
    </div>
  );
}

interface BoundsProps {
  amountMinor: number;
  preview: NonNullable<ReturnType<typeof usePreview>>;
}

/** Whether it will be granted at once or asked for, and what is left of each budget. */
function Bounds({ amountMinor, preview }: BoundsProps) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const units = useUnits();
  const { ownLimitMinor, budgets } = preview;
  const own = ownLimitMinor === null || amountMinor <= ownLimitMinor;
  return (
    <div className="form-notice">
      <p className="quiet">
        {ownLimitMinor === null
          ? t('complaints.compensation.no-bound')
          : t(`complaints.compensation.${own ? 'within-own' : 'beyond-own'}`, {
              amount: money(ownLimitMinor, currency),
            })}
      </p>
      {budgets.map((budget) => (
        <p key={budget.id} className="quiet">
          {t(`complaints.compensation.budget-left.${budget.period}`, {
            unit: units.name(budget.unitId) ?? '—',
            left: money(budget.leftMinor, currency),
          })}
          {budget.leftMinor < amountMinor ? ` ${t(`complaints.compensation.exceeded.${budget.whenExceeded}`)}` : ''}
        </p>
      ))}
    </div>
  );
}

function FactFields() {
  const { t } = useTranslation();
  const terms = useTerms();
  return (
    <>
      <FieldRow>
        <Field name="validity" label={t('complaints.validity-label')} optional>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={validity.options.map((value) => ({ value, label: t(`complaints.validity.${value}`) }))}
          />
        </Field>
        <Field name="cause" label={t('complaints.cause')} optional>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={terms.options('cause')} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="delayDays" label={t('complaints.compensation.delay-days')} optional>
          <InputNumber<number> min={0} max={3_650} precision={0} />
        </Field>
        <Field name="lossMinor" label={t('complaints.compensation.loss')} optional>
          <ScaledNumber per={100} least={0} most={10_000_000} step={10} unit={currency} />
        </Field>
      </FieldRow>
    </>
  );
}

function ProposalFields({ complaintId }: { complaintId: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const form = Form.useFormInstance();
  const typed = (Form.useWatch([]) ?? {}) as Typed;
  const facts = factsOf(typed);
  const preview = usePreview(complaintId, facts);
  const matches = preview?.matches ?? [];
  const chosen = matches.find(({ rule }) => rule.code === typed.ruleCode);
  const proposed = chosen && !chosen.missing ? chosen.amountMinor : undefined;
  const kind = chosen?.rule.kind;
  // The rule's word comes into the fields; whoever knows better changes it and says why.
  useEffect(() => {
    if (proposed !== undefined) form.setFieldValue('amountMinor', proposed);
    if (kind) form.setFieldValue('kind', kind);
  }, [form, proposed, kind]);
  const amountMinor = numberOf(typed.amountMinor) ?? 0;
  return (
    <>
      <FactFields />
      <Field name="ruleCode" label={t('complaints.compensation.rule')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...matches.map(({ rule }) => ({ value: rule.code, label: pick(rule.name) })),
            { value: none, label: t('complaints.compensation.no-rule') },
          ]}
        />
      </Field>
      {chosen ? <RuleLines match={chosen} facts={facts} /> : null}
      <FieldRow>
        <Field name="kind" label={t('complaints.compensation.kind-label')}>
          <Select
            disabled={chosen !== undefined}
            options={compensationKind.options.map((value) => ({
              value,
              label: t(`complaints.compensation.kind.${value}`),
            }))}
          />
        </Field>
        <Field name="amountMinor" label={t('complaints.compensation.amount')}>
          <ScaledNumber per={100} least={0.01} most={10_000_000} step={10} unit={currency} />
        </Field>
      </FieldRow>
      {isRemedy(typed.kind as CompensationKind) ? <RemedyFields /> : null}
      <Field
        name="reason"
        label={t('complaints.compensation.reason')}
        help={t('complaints.compensation.reason-help')}
        optional
      >
        <LongText rows={2} maxRows={6} most={1_000} />
      </Field>
      {preview && amountMinor > 0 ? <Bounds amountMinor={amountMinor} preview={preview} /> : null}
    </>
  );
}

interface ProposeFormProps {
  complaint: Complaint;
  onClose: () => void;
}

/** What a customer is offered: a rule proposes, a person decides, budget and authority bound it. */
export default function ProposeForm({ complaint, onClose }: ProposeFormProps) {
  const { t } = useTranslation();
  const { id } = complaint;
  return (
    <EndpointForm
      endpoint={proposeCompensation}
      name={`complaints.compensation.${id}`}
      side
      initial={{ validity: complaint.validity ?? undefined, cause: complaint.cause || undefined }}
      input={(values) => ({
        params: { id },
        body: {
          ruleCode: values.ruleCode === none ? null : String(values.ruleCode ?? ''),
          kind: values.kind as CompensationKind,
          facts: factsOf(values),
          amountMinor: numberOf(values.amountMinor) ?? 0,
          reason: String(values.reason ?? ''),
          remedy: remedyOf(values),
        },
      })}
      fieldOf={(path) => (path[0] === 'facts' || path[0] === 'remedy' ? path.slice(1) : path)}
      submit={t('complaints.compensation.propose')}
      cancel={<Button onClick={onClose}>{t('complaints.case.cancel')}</Button>}
      onDone={onClose}
    >
      <ProposalFields complaintId={id} />
    </EndpointForm>
  );
}

import {
  type CompensationRule,
  type CompensationRules,
  compensationBy,
  compensationKind,
  listCompensationRules,
  setCompensationRules,
  severity,
  validity,
} from '@tongli/contracts/complaints';
import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { RuleBox } from '../RuleBox.tsx';
import { currency, useRuleWords } from './words.ts';

/** Fields that are left empty come as undefined. */
type Row = Partial<Omit<CompensationRule, 'when'>> & { when?: Partial<CompensationRule['when']> };

const newRule: Row = { kind: 'money', by: 'fixed', amountMinor: 5_000, when: {} };

const intoForm = ({ capMinor, when, ...rest }: CompensationRule): Row => ({
  ...rest,
  ...(capMinor === null ? {} : { capMinor }),
  when: {
    ...when,
    ...(when.delayFrom === null ? { delayFrom: undefined as never } : {}),
    ...(when.delayTo === null ? { delayTo: undefined as never } : {}),
  },
});

function fromForm({ code = '', name, when = {}, kind = 'money', by = 'fixed', ...rest }: Row): CompensationRule {
  return {
    code,
    name: { zh: name?.zh ?? '', en: name?.en ?? '' },
    when: {
      products: when.products ?? [],
      areas: when.areas ?? [],
      causes: when.causes ?? [],
      severities: when.severities ?? [],
      validities: when.validities ?? [],
      delayFrom: when.delayFrom ?? null,
      delayTo: when.delayTo ?? null,
    },
    kind,
    by,
    amountMinor: by === 'share' ? 0 : (rest.amountMinor ?? 0),
    percent: by === 'share' ? (rest.percent ?? 0) : 0,
    capMinor: rest.capMinor ?? null,
  };
}

function Conditions({ place }: { place: number }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const many = { mode: 'multiple', allowClear: true, placeholder: t('complaints.compensation.any') } as const;
  const field = (name: string) => [place, 'when', name];
  return (
    <>
      <FieldRow>
        <Form.Item label={t('complaints.product')} name={field('products')}>
          <Select {...many} options={terms.options('product')} />
        </Form.Item>
        <Form.Item label={t('complaints.area')} name={field('areas')}>
          <Select {...many} options={terms.options('area')} />
        </Form.Item>
        <Form.Item label={t('complaints.cause')} name={field('causes')}>
          <Select {...many} options={terms.options('cause')} />
        </Form.Item>
      </FieldRow>
      <FieldRow>
        <Form.Item label={t('complaints.severity-label')} name={field('severities')}>
          <Select
            {...many}
            options={severity.options.map((value) => ({ value, label: t(`complaints.severity.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('complaints.validity-label')} name={field('validities')}>
          <Select
            {...many}
            options={validity.options.map((value) => ({ value, label: t(`complaints.validity.${value}`) }))}
          />
        </Form.Item>
      </FieldRow>
      <FieldRow>
        <Form.Item label={t('complaints.compensation.delay-from-label')} name={field('delayFrom')}>
          <InputNumber<number> min={0} max={3_650} precision={0} />
        </Form.Item>
        <Form.Item label={t('complaints.compensation.delay-to-label')} name={field('delayTo')}>
          <InputNumber<number> min={0} max={3_650} precision={0} />
        </Form.Item>
      </FieldRow>
    </>
  );
}

function Amounts({ place }: { place: number }) {
  const { t } = useTranslation();
  const rows = (Form.useWatch('rules') ?? []) as readonly (Row | undefined)[];
  const by = rows[place]?.by ?? 'fixed';
  return (
    <FieldRow>
      <Form.Item label={t('complaints.compensation.kind-label')} name={[place, 'kind']}>
        <Select
          options={compensationKind.options.map((value) => ({
            value,
            label: t(`complaints.compensation.kind.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item label={t('complaints.compensation.by-label')} name={[place, 'by']}>
        <Select
          options={compensationBy.options.map((value) => ({ value, label: t(`complaints.compensation.by.${value}`) }))}
        />
      </Form.Item>
      {by === 'share' ? (
        <Form.Item label={t('complaints.compensation.percent')} name={[place, 'percent']}>
          <InputNumber<number> min={0} max={300} precision={2} suffix="%" />
        </Form.Item>
      ) : (
        <Form.Item label={t('complaints.compensation.amount')} name={[place, 'amountMinor']}>
          <ScaledNumber per={100} least={0} most={10_000_000} step={10} unit={currency} />
        </Form.Item>
      )}
      <Form.Item label={t('complaints.compensation.cap')} name={[place, 'capMinor']}>
        <ScaledNumber per={100} least={0} most={10_000_000} step={100} unit={currency} />
      </Form.Item>
    </FieldRow>
  );
}

function OneRule({ place, onRemove }: { place: number; onRemove: () => void }) {
  return (
    <RuleBox place={place} code="code" onRemove={onRemove}>
      <Conditions place={place} />
      <Amounts place={place} />
    </RuleBox>
  );
}

function RulesView({ rules }: { rules: readonly CompensationRule[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useRuleWords();
  return rules.map((rule) => (
    <Section key={rule.code} title={pick(rule.name)}>
      <Facts
        facts={[
          { label: t('complaints.compensation.fits'), value: words.when(rule) },
          { label: t('complaints.compensation.kind-label'), value: t(`complaints.compensation.kind.${rule.kind}`) },
          { label: t('complaints.compensation.amount'), value: words.gives(rule) },
        ]}
      />
    </Section>
  ));
}

const lists = { rules: ({ code = '' }: Row) => code };

function RulesForm({ rules }: { rules: CompensationRules }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useRuleWords();
  return (
    <VersionedForm
      endpoint={setCompensationRules}
      name="complaints.compensation-rules"
      record={{ ...rules, id: 'compensation' }}
      initial={(one) => ({ rules: one.rules.map(intoForm) })}
      lists={lists}
      callOf={(path) => path.replace(/^rules\./, '')}
      wordsOf={(_, value) => {
        if (value === undefined) return t('complaints.compensation.removed');
        const rule = fromForm(value as Row);
        return `${pick(rule.name)}: ${words.when(rule)} → ${words.gives(rule)}`;
      }}
      input={(values, version) => ({
        body: { rules: ((values.rules ?? []) as readonly Row[]).map(fromForm), version },
      })}
      submit={t('complaints.compensation.save')}
      onDone={() => undefined}
    >
      <Form.List name="rules">
        {(places, { add, remove }) => (
          <>
            {places.map(({ key, name }) => (
              <OneRule key={key} place={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add(newRule)}>{t('complaints.compensation.add-rule')}</Button>
          </>
        )}
      </Form.List>
    </VersionedForm>
  );
}

/** Settings: what a case may be worth. */
export default function RulesPage() {
  const { t } = useTranslation();
  const result = useRead(listCompensationRules, {});
  const sets = may(useMe(), 'requests.administer');
  return (
    <Page title={t('complaints.compensation.rules')} lead={t('complaints.compensation.rules-lead')}>
      <Read of={result}>{(rules) => (sets ? <RulesForm rules={rules} /> : <RulesView rules={rules.rules} />)}</Read>
    </Page>
  );
}

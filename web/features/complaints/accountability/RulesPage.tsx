import {
  listSanctionRules,
  type SanctionRule,
  type SanctionRules,
  sanctionMeasure,
  setSanctionRules,
} from '@tongli/contracts/complaints';
import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RuleBox } from '../RuleBox.tsx';
import { currency, useConsequence } from './words.ts';

type Consequence = SanctionRule['first'];
/** Without a measure for the second time it is the same again. */
type Row = Partial<Omit<SanctionRule, 'first' | 'again'>> & {
  first?: Partial<Consequence>;
  again?: Partial<Omit<Consequence, 'measure'>> & { measure?: string };
};

const same = 'same';
const newRule: Row = {
  first: { measure: 'points', points: 1, deductionMinor: 0 },
  again: { measure: same, points: 0, deductionMinor: 0 },
  withinDays: 90,
};

const intoForm = ({ again, ...rest }: SanctionRule): Row => ({ ...rest, again: again ?? { measure: same } });

const consequenceFrom = ({ measure, points, deductionMinor }: NonNullable<Row['again']>): Consequence => ({
  measure: sanctionMeasure.safeParse(measure).data ?? 'warning',
  points: points ?? 0,
  deductionMinor: deductionMinor ?? 0,
});

const fromForm = ({ breach = '', name, first = {}, again = {}, withinDays = 90 }: Row): SanctionRule => ({
  breach,
  name: { zh: name?.zh ?? '', en: name?.en ?? '' },
  first: consequenceFrom(first),
  again: again.measure === undefined || again.measure === same ? null : consequenceFrom(again),
  withinDays,
});

function Times({ place, which }: { place: number; which: 'first' | 'again' }) {
  const { t } = useTranslation();
  const measures = sanctionMeasure.options.map((value) => ({
    value: value as string,
    label: t(`complaints.accountability.measure.${value}`),
  }));
  const options =
    which === 'again' ? [{ value: same, label: t('complaints.accountability.same-again') }, ...measures] : measures;
  return (
    <FieldRow>
      <Form.Item label={t(`complaints.accountability.${which}`)} name={[place, which, 'measure']}>
        <Select options={options} />
      </Form.Item>
      <Form.Item label={t('complaints.accountability.points')} name={[place, which, 'points']}>
        <InputNumber<number> min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item label={t('complaints.accountability.deduction')} name={[place, which, 'deductionMinor']}>
        <ScaledNumber per={100} least={0} most={100_000} step={50} unit={currency} />
      </Form.Item>
    </FieldRow>
  );
}

function OneRule({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <RuleBox place={place} code="breach" onRemove={onRemove}>
      <Times place={place} which="first" />
      <Times place={place} which="again" />
      <FieldRow>
        <Form.Item label={t('complaints.accountability.within-days')} name={[place, 'withinDays']}>
          <InputNumber<number> min={1} max={3_650} precision={0} />
        </Form.Item>
      </FieldRow>
    </RuleBox>
  );
}

function useRuleWords() {
  const { t } = useTranslation();
  const consequence = useConsequence();
  return ({ first, again, withinDays }: SanctionRule) => [
    { label: t('complaints.accountability.first'), value: consequence(first) },
    {
      label: t('complaints.accountability.again-within', { count: withinDays }),
      value: again ? consequence(again) : t('complaints.accountability.same-again'),
    },
  ];
}

function RulesView({ rules }: { rules: readonly SanctionRule[] }) {
  const pick = useBilingual();
  const words = useRuleWords();
  return rules.map((rule) => (
    <Section key={rule.breach} title={pick(rule.name)}>
      <Facts facts={words(rule)} />
    </Section>
  ));
}

const lists = { rules: ({ breach = '' }: Row) => breach };

function RulesForm({ rules }: { rules: SanctionRules }) {
  const { t } = useTranslation();
  const words = useRuleWords();
  return (
    <VersionedForm
      endpoint={setSanctionRules}
      name="complaints.sanction-rules"
      record={{ ...rules, id: 'sanction' }}
      initial={(one) => ({ rules: one.rules.map(intoForm), appealDays: one.appealDays })}
      lists={lists}
      callOf={(path) => path.replace(/^rules\./, '')}
      wordsOf={(path, value) => {
        if (path === 'appealDays') return undefined;
        if (value === undefined) return t('complaints.compensation.removed');
        return words(fromForm(value as Row))
          .map(({ label, value: said }) => `${label}: ${said}`)
          .join('\n');
      }}
      input={(values, version) => ({
        body: {
          rules: ((values.rules ?? []) as readonly Row[]).map(fromForm),
          appealDays: Number(values.appealDays ?? 0),
          version,
        },
      })}
      submit={t('complaints.compensation.save')}
      onDone={() => undefined}
    >
      <Field name="appealDays" label={t('complaints.accountability.appeal-days')}>
        <InputNumber<number> min={1} max={60} precision={0} />
      </Field>
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

/** Settings: what follows from breaking a rule. */
export default function RulesPage() {
  const { t } = useTranslation();
  const result = useRead(listSanctionRules, {});
  const sets = may(useMe(), 'requests.administer');
  return (
    <Page title={t('complaints.accountability.rules')} lead={t('complaints.accountability.rules-lead')}>
      <Read of={result}>{(rules) => (sets ? <RulesForm rules={rules} /> : <RulesView rules={rules.rules} />)}</Read>
    </Page>
  );
}

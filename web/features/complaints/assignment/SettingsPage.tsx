import {
  type AssignmentRule,
  type AssignmentSettings,
  getAssignmentSettings,
  type SkillAsked,
  setAssignmentSettings,
} from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { useUnits } from '../people.ts';
import { Asks, Own } from './RuleRows.tsx';

type Reply = ReplyOf<typeof getAssignmentSettings>;

/** Fields that are left empty come as undefined. */
type AskRow = Partial<Omit<SkillAsked, 'product' | 'area' | 'language'>> & {
  product?: string;
  area?: string;
  language?: string;
};
type Row = Partial<Omit<AssignmentRule, 'asks' | 'own'>> & {
  asks?: AskRow[];
  own?: Partial<AssignmentRule['own'][number]>[];
};

const newRule: Row = { onLodging: false, onAbsence: true, absenceMoves: 'all', most: 12 };

const severities = ['minor', 'normal', 'serious', 'safety'] as const;
const complexities = ['simple', 'usual', 'complex'] as const;

const intoForm = ({ asks, own, ...rule }: AssignmentRule): Row => ({
  ...rule,
  own: own.map((one) => ({ ...one })),
  asks: asks.map(({ skillId, level, product, area, language }) => ({
    ...{ skillId, level },
    ...{ product: product ?? '', area: area ?? '', language: language ?? '' },
  })),
});

const orAny = (value: string | undefined) => (value ? value : null);

const fromForm = (row: Row): AssignmentRule => ({
  unitId: row.unitId ?? '',
  products: row.products ?? [],
  areas: row.areas ?? [],
  onLodging: row.onLodging ?? false,
  onAbsence: row.onAbsence ?? false,
  absenceMoves: row.absenceMoves ?? 'all',
  most: Number(row.most ?? 0),
  own: (row.own ?? []).map((one) => ({ personId: one.personId ?? '', most: Number(one.most ?? 0) })),
  asks: (row.asks ?? []).map((one) => ({
    product: orAny(one.product),
    area: orAny(one.area),
    language: one.language === 'zh' || one.language === 'en' ? one.language : null,
    skillId: one.skillId ?? '',
    level: Number(one.level ?? 1),
  })),
});

function OneRule({ place }: { place: number }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const units = useUnits();
  const many = { mode: 'multiple', allowClear: true, placeholder: t('complaints.assignment.any') } as const;
  const moves = (['all', 'due'] as const).map((value) => ({ value, label: t(`complaints.assignment.moves.${value}`) }));
  return (
    <>
      <FieldRow>
        <Form.Item label={t('complaints.assignment.unit')} name={[place, 'unitId']}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={units.options} />
        </Form.Item>
        <Form.Item label={t('complaints.product')} name={[place, 'products']}>
          <Select {...many} options={terms.options('product')} />
        </Form.Item>
        <Form.Item label={t('complaints.area')} name={[place, 'areas']}>
          <Select {...many} options={terms.options('area')} />
        </Form.Item>
        <Form.Item label={t('complaints.assignment.most')} name={[place, 'most']}>
          <InputNumber<number> min={0.5} max={1_000} />
        </Form.Item>
      </FieldRow>
      <Form.Item name={[place, 'onLodging']} valuePropName="checked">
        <Checkbox>{t('complaints.assignment.on-lodging')}</Checkbox>
      </Form.Item>
      <Form.Item name={[place, 'onAbsence']} valuePropName="checked">
        <Checkbox>{t('complaints.assignment.on-absence')}</Checkbox>
      </Form.Item>
      <Form.Item label={t('complaints.assignment.moves-label')} name={[place, 'absenceMoves']}>
        <Select options={moves} />
      </Form.Item>
      <h3>{t('complaints.assignment.asks')}</h3>
      <Asks place={place} />
      <h3>{t('complaints.assignment.own')}</h3>
      <Own place={place} />
    </>
  );
}

function Weights() {
  const { t } = useTranslation();
  const weight = <InputNumber<number> min={0.1} max={20} step={0.1} />;
  return (
    <Section title={t('complaints.assignment.weights')}>
      <p className="quiet form-notice">{t('complaints.assignment.weights-words')}</p>
      <h3>{t('complaints.severity-label')}</h3>
      <FieldRow>
        {severities.map((one) => (
          <Field key={one} name={`severity-${one}`} label={t(`complaints.severity.${one}`)}>
            {weight}
          </Field>
        ))}
      </FieldRow>
      <h3>{t('complaints.assess.complexity')}</h3>
      <FieldRow>
        {complexities.map((one) => (
          <Field key={one} name={`complexity-${one}`} label={t(`complaints.complexity.${one}`)}>
            {weight}
          </Field>
        ))}
      </FieldRow>
      <FieldRow>
        <Field name="answeredShare" label={t('complaints.assignment.answered-share')}>
          <InputNumber<number> min={0} max={1} step={0.05} />
        </Field>
        <Field name="hoursPerDay" label={t('complaints.assignment.hours-per-day')}>
          <InputNumber<number> min={0.5} max={12} step={0.5} />
        </Field>
      </FieldRow>
    </Section>
  );
}

const numbersOf = <Name extends string>(names: readonly Name[], prefix: string, values: Record<string, unknown>) =>
  Object.fromEntries(names.map((name) => [name, Number(values[`${prefix}-${name}`] ?? 0)])) as Record<Name, number>;

function Settings({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const units = useUnits();
  return (
    <VersionedForm
      endpoint={setAssignmentSettings}
      name="complaints.assignment"
      record={{ id: 'complaint-assignment', ...reply }}
      initial={({ settings }) => ({
        rules: settings.rules.map(intoForm),
        answeredShare: settings.answeredShare,
        hoursPerDay: settings.hoursPerDay,
        ...Object.fromEntries(severities.map((one) => [`severity-${one}`, settings.severity[one]])),
        ...Object.fromEntries(complexities.map((one) => [`complexity-${one}`, settings.complexity[one]])),
      })}
      lists={{ rules: ({ unitId }: Row) => unitId ?? '' }}
      callOf={(path) => units.name(path.replace(/^rules\./, '')) ?? path}
      input={(values, version) => ({
        body: {
          settings: {
            rules: ((values.rules ?? []) as Row[]).map(fromForm),
            severity: numbersOf(severities, 'severity', values),
            complexity: numbersOf(complexities, 'complexity', values),
            answeredShare: Number(values.answeredShare ?? 0),
            hoursPerDay: Number(values.hoursPerDay ?? 0),
          } satisfies AssignmentSettings,
          version,
        },
      })}
      fieldOf={(path) => {
        const [first, ...rest] = path.filter((part) => part !== 'settings');
        return first === 'severity' || first === 'complexity' ? [`${first}-${rest.join('-')}`] : [first ?? '', ...rest];
      }}
      submit={t('complaints.assignment.save')}
      onDone={() => undefined}
    >
      <Form.List name="rules">
        {(rules, { add, remove }) => (
          <>
            {rules.map(({ key, name }) => (
              <Section
                key={key}
                title={t('complaints.assignment.rule-title', { number: name + 1 })}
                actions={
                  <Button
                    size="small"
                    danger
                    aria-label={t('complaints.assignment.remove-rule', { number: name + 1 })}
                    onClick={() => remove(name)}
                  >
                    {t('complaints.assignment.remove')}
                  </Button>
                }
              >
                <OneRule place={name} />
              </Section>
            ))}
            {rules.length === 0 ? (
              <Empty title={t('complaints.assignment.no-rules')}>{t('complaints.assignment.no-rules-words')}</Empty>
            ) : null}
            <p className="form-notice">
              <Button onClick={() => add(newRule)}>{t('complaints.assignment.add')}</Button>
            </p>
          </>
        )}
      </Form.List>
      <Weights />
    </VersionedForm>
  );
}

/** For whoever may look and not change. */
function View({ settings }: { settings: AssignmentSettings }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const units = useUnits();
  if (settings.rules.length === 0)
    return <Empty title={t('complaints.assignment.no-rules')}>{t('complaints.assignment.no-rules-words')}</Empty>;
  return settings.rules.map((rule) => (
    <Section key={rule.unitId} title={units.name(rule.unitId) ?? '…'}>
      <Facts
        facts={[
          { label: t('complaints.assignment.most'), value: number(rule.most) },
          {
            label: t('complaints.assignment.on-lodging'),
            value: t(rule.onLodging ? 'complaints.assignment.yes' : 'complaints.assignment.no'),
          },
          {
            label: t('complaints.assignment.on-absence'),
            value: t(rule.onAbsence ? 'complaints.assignment.yes' : 'complaints.assignment.no'),
          },
        ]}
      />
    </Section>
  ));
}

/** Which unit takes which cases, how much its handlers may hold, and what a case weighs. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.administer');
  const settings = useRead(getAssignmentSettings, {});
  return (
    <Page title={t('complaints.assignment.settings')} lead={t('complaints.assignment.settings-lead')}>
      <Read of={settings}>
        {(reply) => (mayChange ? <Settings reply={reply} /> : <View settings={reply.settings} />)}
      </Read>
    </Page>
  );
}

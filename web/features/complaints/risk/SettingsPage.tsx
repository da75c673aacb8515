import {
  getRiskSettings,
  type LexiconWord,
  type RiskRules,
  setRiskLexicon,
  setRiskSettings,
  threat,
  tryRisk,
} from '@tongli/contracts/complaints';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { linesOf, wordsIn } from './lexicon-lines.ts';
import { useReason } from './words.ts';

const teams = ['quality-engineer', 'complaint-manager', 'handler'] as const;
const numbers = ['dailyCapacity', 'takeMinutes', 'outcomeMinutes'] as const;
const shares = ['listFrom', 'urgentFrom'] as const;

interface PartProps {
  readonly rules: RiskRules;
}

/** What the last night has learned, measured on cases that it did not learn from. */
function Figures({ rules: { figures, weights } }: PartProps) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const shown = (value: number | null) => (value === null ? t('complaints.risk.settings.unknown') : number(value, 3));
  const facts = figures
    ? [
        { label: t('complaints.risk.settings.learned-at'), value: <Instant at={figures.learnedAt} /> },
        {
          label: t('complaints.risk.settings.examples'),
          value: t('complaints.risk.settings.of-which', { count: figures.examples, escalated: figures.escalated }),
        },
        {
          label: t('complaints.risk.settings.held-out'),
          value: t('complaints.risk.settings.of-which', {
            count: figures.heldOut,
            escalated: figures.heldOutEscalated,
          }),
        },
        { label: t('complaints.risk.settings.auc'), value: shown(figures.auc) },
        { label: t('complaints.risk.settings.usual-auc'), value: shown(figures.usualAuc) },
        {
          label: t('complaints.risk.settings.recall', { count: figures.dailyCapacity }),
          value: figures.recall === null ? t('complaints.risk.settings.unknown') : percent(figures.recall),
        },
        {
          label: t('complaints.risk.settings.in-force'),
          value: figures.used ? t('complaints.risk.settings.learned') : t('complaints.risk.settings.supplied'),
        },
      ]
    : [];
  return (
    <Section title={t('complaints.risk.settings.figures')}>
      {figures ? <Facts facts={facts} /> : <p className="quiet">{t('complaints.risk.settings.not-yet')}</p>}
      <Facts
        facts={threat.options.map((of) => ({
          label: t(`complaints.risk.of.${of}`),
          value: number(weights[of] ?? 0, 2),
        }))}
      />
      <p className="quiet">{t('complaints.risk.settings.weights-words')}</p>
    </Section>
  );
}

/** Which words of a text score what. Nothing of it is kept. */
function Trial() {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  const reason = useReason();
  const trial = useAct(tryRisk);
  const [text, setText] = useState('');
  return (
    <Section title={t('complaints.risk.settings.try')}>
      <Input.TextArea
        aria-label={t('complaints.risk.settings.try-text')}
        placeholder={t('complaints.risk.settings.try-text')}
        value={text}
        maxLength={4000}
        rows={3}
        onChange={(event) => setText(event.target.value)}
      />
      <p>
        <Button
          disabled={text.trim() === ''}
          loading={trial.isPending}
          onClick={() => trial.mutate({ body: { text } })}
        >
          {t('complaints.risk.settings.try')}
        </Button>
      </p>
      {trial.data ? (
        <div role="status">
          <strong>{percent(trial.data.score)}</strong>
          <ul>
            {trial.data.reasons.map((one) => (
              <li key={one.of}>
                {reason(one)} (+{number(one.added, 2)})
              </li>
            ))}
          </ul>
          {trial.data.reasons.length === 0 ? <p className="quiet">{t('complaints.risk.no-reasons')}</p> : null}
        </div>
      ) : null}
    </Section>
  );
}

/** Which field a word is written in: the server names it by its place among all. */
const kindAt = (words: readonly LexiconWord[], place: unknown): string => words[Number(place)]?.of ?? 'media';
const wordsOf = (values: Values): LexiconWord[] =>
  threat.options.flatMap((of) => wordsIn(String(values[of] ?? ''), of));

function Lexicon({ rules }: PartProps) {
  const { t } = useTranslation();
  const [sent, setSent] = useState<readonly LexiconWord[]>([]);
  const record = { id: 'risk-lexicon', words: rules.lexicon.words, version: rules.lexicon.version };
  return (
    <Section title={t('complaints.risk.settings.lexicon')}>
      <p className="quiet form-notice">{t('complaints.risk.settings.lexicon-words', { count: record.version })}</p>
      <VersionedForm
        endpoint={setRiskLexicon}
        name="complaints.risk-lexicon"
        record={record}
        initial={({ words }) => Object.fromEntries(threat.options.map((of) => [of, linesOf(words, of)]))}
        input={(values: Values, version) => {
          const words = wordsOf(values);
          setSent(words);
          return { body: { words, version } };
        }}
        fieldOf={(path) => (path[0] === 'words' ? [kindAt(sent, path[1])] : path)}
        submit={t('complaints.risk.settings.save-lexicon')}
        onDone={() => undefined}
      >
        {threat.options.map((of) => (
          <Field key={of} name={of} label={t(`complaints.risk.of.${of}`)}>
            <LongText rows={4} maxRows={10} most={20_000} />
          </Field>
        ))}
      </VersionedForm>
    </Section>
  );
}

/** What a step is for is not written in the form: it stays. */
function settingsIn(values: Values, { settings: { steps } }: RiskRules): RiskRules['settings'] {
  const written = values.settings as RiskRules['settings'];
  return { ...written, steps: steps.map((step, at) => ({ ...step, ...written.steps[at] })) };
}

function Rules({ rules }: PartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.risk.settings.list')}>
      <VersionedForm
        endpoint={setRiskSettings}
        name="complaints.risk-settings"
        record={{ id: 'risk-settings', settings: rules.settings, version: rules.version }}
        initial={({ settings }) => ({ settings })}
        input={(values: Values, version) => ({ body: { settings: settingsIn(values, rules), version } })}
        submit={t('complaints.risk.settings.save')}
        onDone={() => undefined}
      >
        <FieldRow>
          {shares.map((name) => (
            <Field key={name} name={['settings', name]} label={t(`complaints.risk.settings.${name}`)}>
              <ScaledNumber per={0.01} least={1} most={100} step={1} unit="%" />
            </Field>
          ))}
        </FieldRow>
        <FieldRow>
          {numbers.map((name) => (
            <Field key={name} name={['settings', name]} label={t(`complaints.risk.settings.${name}`)}>
              <InputNumber min={1} precision={0} />
            </Field>
          ))}
        </FieldRow>
        <Field name={['settings', 'team']} label={t('complaints.risk.settings.team')}>
          <Select options={teams.map((value) => ({ value, label: t(`complaints.risk.settings.team-${value}`) }))} />
        </Field>
        {rules.settings.steps.map(({ code }, at) => (
          <FieldRow key={code}>
            {(['zh', 'en'] as const).map((language) => (
              <Field
                key={language}
                name={['settings', 'steps', at, 'what', language]}
                label={t(`complaints.risk.settings.step-${language}`, { count: at + 1 })}
              >
                <Input maxLength={400} />
              </Field>
            ))}
            <Field name={['settings', 'steps', at, 'afterMinutes']} label={t('complaints.risk.settings.after-minutes')}>
              <InputNumber min={1} precision={0} />
            </Field>
          </FieldRow>
        ))}
      </VersionedForm>
    </Section>
  );
}

/** From when on a case is intercepted, by which words, and how well that works. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.administer');
  const result = useRead(getRiskSettings, {});
  return (
    <Page title={t('complaints.risk.settings.title')} lead={t('complaints.risk.settings.lead')}>
      <Trial />
      <Read of={result}>
        {(rules) => (
          <>
            <Figures rules={rules} />
            {mayChange ? <Rules rules={rules} /> : null}
            {mayChange ? <Lexicon rules={rules} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

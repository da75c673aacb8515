import {
  type CheckSettings,
  changeCheckSettings,
  getCheckSettings,
  identityLevels,
  knownFacts,
  mostOwnQuestions,
  protectedActs,
} from '@tongli/contracts/customers';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Alert, Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { FieldRow } from '../../ui/form/FieldRow.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import '../../ui/desk/term-rows.css';

type Kept = ReplyOf<typeof getCheckSettings>;

/** The bounds are those of the contract. */
const numbers = [
  ['rightNeeded', 1, 5],
  ['wrongEnds', 1, 5],
  ['codeTries', 1, 5],
  ['codeMinutes', 2, 30],
  ['lockMinutes', 5, 1_440],
  ['lastsMinutes', 5, 480],
] as const;

/** Somebody who was found and not yet checked is the least that can be asked for. */
const levels = identityLevels.filter((level) => level !== 'unknown');

function Needs() {
  const { t } = useTranslation();
  return (
    <Section title={t('privacy.identity.needs')}>
      <p className="quiet form-notice">{t('privacy.identity.needs-lead')}</p>
      {protectedActs.map((act) => (
        <Field
          key={act}
          name={['settings', 'needs', act]}
          label={t(`privacy.identity.need.${act}`)}
          help={t(`privacy.identity.need-help.${act}`)}
        >
          <Choices options={levels.map((value) => ({ value, label: t(`ui.identity.level.${value}`) }))} />
        </Field>
      ))}
    </Section>
  );
}

function OwnQuestions() {
  const { t } = useTranslation();
  const parts = [
    [['code'], 'privacy.identity.own.code'],
    [['text', 'zh'], 'privacy.identity.own.zh'],
    [['text', 'en'], 'privacy.identity.own.en'],
    [['lookUp', 'zh'], 'privacy.identity.own.look-up-zh'],
    [['lookUp', 'en'], 'privacy.identity.own.look-up-en'],
  ] as const;
  return (
    <Form.List name={['settings', 'own']}>
      {(places, { add, remove }) => (
        <>
          <ul className="term-rows" aria-label={t('privacy.identity.own.title')}>
            {places.map(({ key, name: place }) => (
              <li key={key}>
                {parts.map(([path, label]) => (
                  <Form.Item key={label} label={t(label)} name={[place, ...path]}>
                    <Input autoComplete="off" />
                  </Form.Item>
                ))}
                <Button
                  size="small"
                  aria-label={t('privacy.identity.own.remove-row', { number: place + 1 })}
                  onClick={() => remove(place)}
                >
                  {t('privacy.identity.own.remove')}
                </Button>
              </li>
            ))}
          </ul>
          <Button disabled={places.length >= mostOwnQuestions} onClick={() => add({})}>
            {t('privacy.identity.own.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Questions() {
  const { t } = useTranslation();
  return (
    <Section title={t('privacy.identity.questions')}>
      <Field name={['settings', 'facts']} label={t('privacy.identity.facts')} help={t('privacy.identity.facts-help')}>
        <Checkbox.Group options={knownFacts.map((value) => ({ value, label: t(`ui.identity.fact.${value}`) }))} />
      </Field>
      <p className="quiet form-notice">{t('privacy.identity.own.lead')}</p>
      <OwnQuestions />
    </Section>
  );
}

function Bounds() {
  const { t } = useTranslation();
  return (
    <Section title={t('privacy.identity.bounds')}>
      <FieldRow>
        {numbers.map(([key, least, most]) => (
          <Field
            key={key}
            name={['settings', key]}
            label={t(`privacy.identity.bound.${key}`)}
            help={t(`privacy.identity.bound-help.${key}`)}
          >
            <InputNumber min={least} max={most} precision={0} />
          </Field>
        ))}
      </FieldRow>
    </Section>
  );
}

interface Typed {
  readonly code?: string;
  readonly text?: { readonly zh?: string; readonly en?: string };
  readonly lookUp?: { readonly zh?: string; readonly en?: string };
}

const named = (name: Typed['text']) => ({ zh: '', en: '', ...name });

function settingsOf(values: { readonly settings?: Partial<CheckSettings> }): CheckSettings {
  const own = ((values.settings?.own ?? []) as readonly (Typed | undefined)[]).map((row) => ({
    ...{ code: row?.code ?? '', text: named(row?.text), lookUp: named(row?.lookUp) },
  }));
  return { ...(values.settings as CheckSettings), own };
}

const lists = { 'settings.own': ({ code = '' }: { code?: string }) => code };

function SettingsForm({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  return (
    <>
      {done ? (
        <Alert type="success" showIcon role="status" className="form-notice" title={t('privacy.policy.done')} />
      ) : null}
      <VersionedForm
        endpoint={changeCheckSettings}
        name="privacy.identity-checks"
        record={{ ...kept, id: 'check-settings' }}
        initial={({ settings }) => ({ settings })}
        lists={lists}
        input={(values, version) => ({ body: { settings: settingsOf(values), version } })}
        submit={t('privacy.policy.save')}
        onDone={() => setDone(true)}
      >
        <Needs />
        <Questions />
        <Bounds />
      </VersionedForm>
    </>
  );
}

/** What stays closed until it is sure who somebody is, and how one makes sure. */
export default function IdentityChecksPage() {
  const { t } = useTranslation();
  const kept = useRead(getCheckSettings, {});
  return (
    <Page title={t('privacy.identity.title')} lead={t('privacy.identity.lead')}>
      <Read of={kept}>{(current) => <SettingsForm kept={current} />}</Read>
    </Page>
  );
}

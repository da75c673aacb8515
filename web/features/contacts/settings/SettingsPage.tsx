import { getContactSettings, setContactSettings } from '@tongli/contracts/contacts';
import type { BodyInputOf, ReplyOf } from '@tongli/contracts/kernel';
import { Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { TargetFields } from './TargetFields.tsx';
import { CodeRows, ReasonRows } from './TermRows.tsx';

type Settings = ReplyOf<typeof getContactSettings>;
type Body = BodyInputOf<typeof setContactSettings>;

/** The bounds are those of the contract; `concurrency` is how many of each an agent can have at a time. */
const numbers = [
  [['concurrency', 'voice'], 0, 1],
  [['concurrency', 'chat'], 0, 8],
  [['concurrency', 'chatBesideVoice'], 0, 8],
  [['graceSeconds'], 5, 300],
  [['ageingSeconds'], 1, 3_600],
  [['ringCycleSeconds'], 1, 20],
  [['recordingDays'], 1, 3_650],
] as const;

function Numbers() {
  const { t } = useTranslation();
  return (
    <Section title={t('contacts.settings.numbers')}>
      <FieldRow>
        {numbers.map(([path, least, most]) => {
          const key = path.join('.');
          return (
            <Field
              key={key}
              name={['settings', ...path]}
              label={t(`contacts.setting.${key}.label`)}
              help={t(`contacts.setting.${key}.help`)}
            >
              <InputNumber min={least} max={most} />
            </Field>
          );
        })}
      </FieldRow>
    </Section>
  );
}

/** What agents learn of those who lead them. */
function Listeners() {
  const { t } = useTranslation();
  const label = t('contacts.setting.showsListeners.label');
  return (
    <Section title={t('contacts.settings.listeners')}>
      <Field
        name={['settings', 'showsListeners']}
        called={label}
        help={t('contacts.setting.showsListeners.help')}
        valuePropName="checked"
      >
        <Checkbox>{label}</Checkbox>
      </Field>
    </Section>
  );
}

/** A field has no value for "none": it is a missing one in the form. */
const valuesOf = ({ settings, reasons, codes }: Settings) => ({
  settings,
  reasons: reasons.map(({ mostMinutes, ...rest }) => ({ ...rest, mostMinutes: mostMinutes ?? undefined })),
  codes: codes.map(({ projectId, ...rest }) => ({ ...rest, projectId: projectId ?? '' })),
});

type Values = ReturnType<typeof valuesOf>;
const named = (name: { zh?: string; en?: string } | undefined) => ({ zh: '', en: '', ...name });

function bodyOf({ settings, reasons = [], codes = [] }: Partial<Values>): Omit<Body, 'version'> {
  return {
    settings: settings as Body['settings'],
    reasons: reasons.map(({ code, name, paid, mostMinutes, retired }) => ({
      ...{ code: code ?? '', name: named(name), paid: paid === true, retired: retired === true },
      mostMinutes: mostMinutes ?? null,
    })),
    codes: codes.map(({ code, name, projectId, firstLine, retired }) => ({
      ...{ code: code ?? '', name: named(name), retired: retired === true, projectId: projectId || null },
      firstLine: firstLine !== false,
    })),
  };
}

const lists = {
  reasons: ({ code = '' }: { code?: string }) => code,
  codes: ({ code = '' }: { code?: string }) => code,
};

/** How many contacts at a time, when somebody is alerted, and the words that a day is sorted by. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const all = useRead(getContactSettings, {});
  const mayChange = may(useMe(), 'contacts.configure');
  return (
    <Page title={t('contacts.settings.title')} lead={t('contacts.settings.lead')}>
      <Read of={all}>
        {(settings) => (
          <VersionedForm
            endpoint={setContactSettings}
            name="contacts.settings"
            record={{ ...settings, id: 'contact-settings' }}
            initial={valuesOf}
            lists={lists}
            callOf={(path) => path.replace(/^(reasons|codes)\./, '')}
            wordsOf={(path, value) =>
              value === undefined && /^(reasons|codes)/.test(path) ? t('contacts.settings.removed') : undefined
            }
            input={(values, version) => ({ body: { ...bodyOf(values as Partial<Values>), version } })}
            submit={t('contacts.save')}
            hold={() => !mayChange}
            onDone={() => undefined}
          >
            <Numbers />
            <Listeners />
            <TargetFields path={['settings', 'targets']} house={null} />
            <ReasonRows />
            <CodeRows />
          </VersionedForm>
        )}
      </Read>
    </Page>
  );
}

import { getRepeatSettings, setRepeatSettings } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';

type Reply = ReplyOf<typeof getRepeatSettings>;

const numbers = ['windowDays', 'windowCount', 'windowMinutes', 'planMinutes'] as const;
const owners = ['leader', 'quality'] as const;
const ownerOf = (value: unknown): (typeof owners)[number] => owners.find((one) => one === value) ?? 'leader';

/** What the night has learned, and how sure it is of it. */
function Learned({ learned }: Pick<Reply, 'learned'>) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const share = (value: number | null) => (value === null ? t('complaints.repeat.settings.too-few') : percent(value));
  const facts = [
    {
      label: t('complaints.repeat.settings.learned-at'),
      value: learned.learnedAt ? <Instant at={learned.learnedAt} /> : t('complaints.repeat.settings.not-yet'),
    },
    { label: t('complaints.repeat.settings.texts'), value: number(learned.texts) },
    { label: t('complaints.repeat.settings.labels'), value: number(learned.labels) },
    { label: t('complaints.repeat.settings.same-from'), value: percent(learned.sameFrom) },
    { label: t('complaints.repeat.settings.suggest-from'), value: percent(learned.suggestFrom) },
    { label: t('complaints.repeat.settings.precision'), value: share(learned.precision) },
    { label: t('complaints.repeat.settings.recall'), value: share(learned.recall) },
  ];
  return (
    <Section title={t('complaints.repeat.settings.learned')}>
      <Facts facts={facts} />
      <p className="quiet">{t('complaints.repeat.settings.learned-words')}</p>
    </Section>
  );
}

function Settings({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.repeat.settings.rules')}>
      <VersionedForm
        endpoint={setRepeatSettings}
        name="complaints.repeat-settings"
        record={{ id: 'complaint-repeats', ...reply }}
        initial={({ settings: { planSteps, ...settings } }) => ({ ...settings, zh: planSteps.zh, en: planSteps.en })}
        input={({ zh, en, planOwner, ...values }, version) => ({
          body: {
            settings: {
              windowDays: Number(values.windowDays),
              windowCount: Number(values.windowCount),
              windowMinutes: Number(values.windowMinutes),
              planMinutes: Number(values.planMinutes),
              planOwner: ownerOf(planOwner),
              planSteps: { zh: String(zh ?? ''), en: String(en ?? '') },
            },
            version,
          },
        })}
        fieldOf={(path) => path.filter((part) => part !== 'settings' && part !== 'planSteps')}
        submit={t('complaints.repeat.settings.save')}
        onDone={() => undefined}
      >
        <FieldRow>
          {numbers.map((name) => (
            <Field key={name} name={name} label={t(`complaints.repeat.settings.${name}`)}>
              <InputNumber min={1} precision={0} />
            </Field>
          ))}
        </FieldRow>
        <Field name="planOwner" label={t('complaints.repeat.settings.planOwner')}>
          <Select options={owners.map((value) => ({ value, label: t(`complaints.repeat.settings.owner-${value}`) }))} />
        </Field>
        <Field name="zh" label={t('complaints.repeat.settings.steps-zh')}>
          <LongText rows={5} maxRows={12} most={2000} />
        </Field>
        <Field name="en" label={t('complaints.repeat.settings.steps-en')}>
          <LongText rows={5} maxRows={12} most={2000} />
        </Field>
      </VersionedForm>
    </Section>
  );
}

/** When a matter counts as brought again, and what is done then. */
export default function RepeatSettingsPage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.administer');
  const settings = useRead(getRepeatSettings, {});
  return (
    <Page title={t('complaints.repeat.settings.title')} lead={t('complaints.repeat.settings.lead')}>
      <Read of={settings}>
        {(reply) => (
          <>
            <Learned learned={reply.learned} />
            {mayChange ? <Settings reply={reply} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

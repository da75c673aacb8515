import { assignmentRule, getContactSettings, type Queue, screenUse } from '@tongli/contracts/contacts';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { SkillNeeds } from './SkillNeeds.tsx';
import { TargetFields } from './TargetFields.tsx';
import { useTerms } from './useTerms.ts';

const channels = ['voice', 'chat', 'form', 'callback'] as const;
const mostGreeting = 2_000;
const mostGround = 400;
const mostSeconds = 86_400;

function Seconds({
  name,
  label,
  least = 0,
  help,
}: {
  name: string | string[];
  label: string;
  least?: number;
  help?: string;
}) {
  const { t } = useTranslation();
  return (
    <Field name={name} label={label} {...(help === undefined ? {} : { help })}>
      <InputNumber min={least} max={mostSeconds} suffix={t('contacts.queue.seconds')} className="scaled-number" />
    </Field>
  );
}

function Flag({ name, label }: { name: string | string[]; label: string }) {
  return (
    <Field name={name} called={label} valuePropName="checked">
      <Checkbox>{label}</Checkbox>
    </Field>
  );
}

function Naming() {
  const { t } = useTranslation();
  return (
    <Section title={t('contacts.queue.naming')}>
      <FieldRow>
        <Field name={['name', 'zh']} label={t('contacts.queue.name-zh')}>
          <Input autoComplete="off" />
        </Field>
        <Field name={['name', 'en']} label={t('contacts.queue.name-en')}>
          <Input autoComplete="off" />
        </Field>
        <Field name="code" label={t('contacts.queue.code')}>
          <Input autoComplete="off" />
        </Field>
      </FieldRow>
      <Field name="channels" label={t('contacts.queue.channels')}>
        <Checkbox.Group options={channels.map((value) => ({ value, label: t(`contacts.channel.${value}`) }))} />
      </Field>
      <Flag name="isPublic" label={t('contacts.queue.is-public')} />
      <FieldRow>
        <Field name={['greeting', 'zh']} label={t('contacts.queue.greeting-zh')} optional>
          <LongText rows={2} most={mostGreeting} />
        </Field>
        <Field name={['greeting', 'en']} label={t('contacts.queue.greeting-en')} optional>
          <LongText rows={2} most={mostGreeting} />
        </Field>
      </FieldRow>
    </Section>
  );
}

const said = ['closed', 'holiday', 'recording'] as const;

/** What customers read; left empty it is what the product says, which is shown. */
function Words({ queue }: { queue: Queue | null }) {
  const { t } = useTranslation();
  const own = useLanguage() === 'en' ? 'en' : 'zh';
  const tells = Form.useWatch(['recordingNotice', 'tells']);
  const { setAt = null, setByName = '' } = queue?.recordingNotice ?? {};
  return (
    <Section title={t('contacts.queue.words')}>
      {said.map((one) => (
        <FieldRow key={one}>
          {(['zh', 'en'] as const).map((language) => (
            <Field
              key={language}
              name={['words', one, language]}
              label={t(`contacts.queue.say.${one}-${language}`)}
              optional
            >
              <LongText
                rows={2}
                most={mostGreeting}
                placeholder={language === own ? t(`contacts.queue.usual.${one}`) : ''}
              />
            </Field>
          ))}
        </FieldRow>
      ))}
      <Flag name={['recordingNotice', 'tells']} label={t('contacts.queue.tells-recording')} />
      {tells === false ? (
        <Field
          name={['recordingNotice', 'ground']}
          label={t('contacts.queue.ground')}
          help={t('contacts.queue.ground-help')}
        >
          <LongText rows={2} most={mostGround} />
        </Field>
      ) : null}
      <Field name="screens" label={t('contacts.queue.screens')} help={t('contacts.queue.screens-help')}>
        <Select
          options={screenUse.options.map((value) => ({ value, label: t(`contacts.queue.screen-use.${value}`) }))}
        />
      </Field>
      {setAt ? (
        <p className="quiet">
          {t('contacts.queue.tells-set', { name: setByName })} <Instant at={setAt} />
        </p>
      ) : null}
    </Section>
  );
}

function Routing() {
  const { t } = useTranslation();
  const { skills } = useTerms();
  return (
    <Section title={t('contacts.queue.routing')}>
      <SkillNeeds skills={skills} />
      <FieldRow>
        <Field name="rule" label={t('contacts.queue.rule')} help={t('contacts.queue.rule-help')}>
          <Select
            options={assignmentRule.options.map((value) => ({ value, label: t(`contacts.queue.rules.${value}`) }))}
          />
        </Field>
        <Field name="priority" label={t('contacts.queue.priority')} help={t('contacts.queue.priority-help')}>
          <InputNumber min={0} max={100} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field
          name="preferLastDays"
          label={t('contacts.queue.prefer-last')}
          help={t('contacts.queue.prefer-last-help')}
        >
          <InputNumber min={0} max={365} suffix={t('contacts.queue.days')} className="scaled-number" />
        </Field>
        <Seconds name="preferSeconds" label={t('contacts.queue.prefer-seconds')} />
      </FieldRow>
    </Section>
  );
}

function Limits({ queue }: { queue: Queue | null }) {
  const { t } = useTranslation();
  const { otherQueues } = useTerms();
  const others = otherQueues(queue);
  return (
    <Section title={t('contacts.queue.limits')}>
      <FieldRow>
        <Field name={['help', 'queueId']} label={t('contacts.queue.help-queue')} optional>
          <Select allowClear options={others} />
        </Field>
        <Seconds name={['help', 'afterSeconds']} label={t('contacts.queue.after')} />
      </FieldRow>
      <FieldRow>
        <Field name={['overflow', 'queueId']} label={t('contacts.queue.overflow-queue')} optional>
          <Select allowClear options={others} />
        </Field>
        <Seconds name={['overflow', 'afterSeconds']} label={t('contacts.queue.after')} />
      </FieldRow>
      <FieldRow>
        <Field
          name="mostWaiting"
          label={t('contacts.queue.most-waiting')}
          help={t('contacts.queue.most-waiting-help')}
          optional
        >
          <InputNumber min={0} max={100_000} />
        </Field>
        <Flag name="offersCallback" label={t('contacts.queue.offers-callback')} />
        <Flag name="blocksNuisance" label={t('contacts.queue.blocks-nuisance')} />
      </FieldRow>
    </Section>
  );
}

function Times() {
  const { t } = useTranslation();
  const { calendars, units } = useTerms();
  return (
    <Section title={t('contacts.queue.times')}>
      <FieldRow>
        <Seconds name="offerSeconds" label={t('contacts.queue.offer-seconds')} least={5} />
        <Seconds
          name="wrapUpSeconds"
          label={t('contacts.queue.wrap-up-seconds')}
          help={t('contacts.queue.wrap-up-help')}
        />
        <Seconds name="answerWithinSeconds" label={t('contacts.queue.answer-within')} least={1} />
      </FieldRow>
      <FieldRow>
        <Field name="calendar" label={t('contacts.queue.calendar')} help={t('contacts.queue.calendar-help')} optional>
          <Select allowClear options={calendars} />
        </Field>
        <Field name="unitId" label={t('contacts.queue.unit')} optional>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Field>
      </FieldRow>
    </Section>
  );
}

/** All that makes a queue. */
export function QueueFields({ queue }: { queue: Queue | null }) {
  const house = useRead(getContactSettings, {}, { staleTime: 60_000 }).data?.settings.targets;
  return (
    <>
      <Naming />
      <Words queue={queue} />
      <Routing />
      <Limits queue={queue} />
      <Times />
      {house ? <TargetFields path={['targets']} house={house} /> : null}
    </>
  );
}

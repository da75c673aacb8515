import {
  type ComplaintSettings,
  type ProcessVersion,
  pauseReason,
  publishProcessVersion,
} from '@tongli/contracts/requests';
import { Alert, Button, Drawer, Form, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../ui/form/Choices.tsx';
import type { Values } from '../../ui/form/drafts.ts';
import { Field } from '../../ui/form/Field.tsx';
import type { FieldPath } from '../../ui/form/field-errors.ts';
import { LongText } from '../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { presetNames, presets } from './presets.ts';
import { useCalendars, useSettingWords } from './words.ts';

const fieldOf = ([head, ...field]: FieldPath): FieldPath => (head === 'settings' ? field : []);

/** Whatever stands in the fields; the contract judges it. */
const settingsOf = (values: Values): ComplaintSettings =>
  ({ ...values, complexRespondWithinDays: values.complexRespondWithinDays ?? null }) as unknown as ComplaintSettings;

/** Fills in the times that the rules of a trade name; nothing is published by it. */
function Presets() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  return (
    <div className="stacked form-notice">
      <span>{t('requests.preset')}</span>
      <Space wrap size={8}>
        {presetNames.map((name) => (
          <Button key={name} size="small" onClick={() => form.setFieldsValue(presets[name])}>
            {t(`requests.preset-of.${name}`)}
          </Button>
        ))}
      </Space>
      <span className="quiet">{t('requests.preset-check')}</span>
    </div>
  );
}

function Fields() {
  const { t } = useTranslation();
  const calendars = useCalendars();
  return (
    <>
      <Presets />
      <Field name="acknowledgeWithinMinutes" label={t('requests.acknowledge')}>
        <ScaledNumber per={60} least={0.25} most={1_000} step={0.5} unit={t('requests.unit.hours')} />
      </Field>
      <Field name="respondWithinDays" label={t('requests.respond')} help={t('requests.respond-help')}>
        <ScaledNumber per={1} least={1} most={365} step={1} unit={t('requests.unit.days')} />
      </Field>
      <Field name="daysCount" label={t('requests.days-count')}>
        <Choices
          options={(['working', 'calendar'] as const).map((value) => ({
            value,
            label: t(`requests.days-count-${value}`),
          }))}
        />
      </Field>
      <Field name="complexRespondWithinDays" label={t('requests.complex')} help={t('requests.complex-help')} optional>
        <ScaledNumber per={1} least={1} most={365} step={1} unit={t('requests.unit.days')} />
      </Field>
      <Field name="pauseReasons" label={t('requests.pause-reasons')} help={t('requests.pause-help')} optional>
        <Select
          mode="multiple"
          options={pauseReason.options.map((value) => ({ value, label: t(`requests.pause-reason.${value}`) }))}
        />
      </Field>
      <Field name="pauseAtMostDays" label={t('requests.pause-at-most')}>
        <ScaledNumber per={1} least={1} most={365} step={1} unit={t('requests.unit.calendar-days')} />
      </Field>
      <Field name="extendAtMostDays" label={t('requests.extend-at-most')} help={t('requests.extend-help')}>
        <ScaledNumber per={1} least={0} most={365} step={1} unit={t('requests.unit.days')} />
      </Field>
      <Field name="extendAtMostTimes" label={t('requests.extend-times')}>
        <ScaledNumber per={1} least={0} most={10} step={1} unit={t('requests.unit.times')} />
      </Field>
      <Field name={['recourse', 'zh']} label={t('requests.recourse-zh')} help={t('requests.recourse-help')}>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
      <Field name={['recourse', 'en']} label={t('requests.recourse-en')}>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
      <Field name="warnAtShare" label={t('requests.warn')} help={t('requests.warn-help')}>
        <ScaledNumber per={0.01} least={10} most={99} step={5} unit="%" />
      </Field>
      <Field name="handlerAuthorityMinor" label={t('requests.authority')} help={t('requests.authority-help')}>
        <ScaledNumber per={100} least={0} most={1_000_000} step={50} unit={t('requests.unit.yuan')} />
      </Field>
      <Field name="calendar" label={t('requests.calendar')}>
        <Select options={calendars} />
      </Field>
    </>
  );
}

interface PublishProps {
  current: ProcessVersion;
  onClose: () => void;
}

/** Publishes new settings, made from those in force. */
export default function PublishDrawer({ current, onClose }: PublishProps) {
  const { t } = useTranslation();
  const { settings, version } = current;
  const settingWords = useSettingWords();
  // A value in the words of the page, among the settings in force.
  const wordsOf = (path: string, value: unknown) =>
    settingWords({ ...settings, [path]: value }).find(({ key }) => key === path)?.value;
  return (
    <Drawer open onClose={onClose} title={t('requests.publish')} size={420} destroyOnHidden>
      <VersionedForm
        endpoint={publishProcessVersion}
        name="requests.publish"
        record={{ ...current, id: 'complaint-process' }}
        initial={(one) => one.settings}
        wordsOf={wordsOf}
        fieldOf={fieldOf}
        input={(values, basedOn) => ({ body: { settings: settingsOf(values), basedOn } })}
        submit={t('requests.publish-as', { version: version + 1 })}
        onDone={onClose}
      >
        <Alert type="info" showIcon className="form-notice" title={t('requests.cases-keep')} />
        <Fields />
      </VersionedForm>
    </Drawer>
  );
}

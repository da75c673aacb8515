import { type Report, type ReportCadence, scheduleReport } from '@tongli/contracts/measures';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { clock, minuteOf } from './words.ts';

type Schedule = NonNullable<Report['schedule']>;

function cadenceOf(values: Values): ReportCadence {
  if (values.every === 'week') return { every: 'week', weekday: Number(values.weekday ?? 0) };
  if (values.every === 'month') return { every: 'month', monthDay: Number(values.monthDay ?? 1) };
  if (values.every === 'hour')
    return { every: 'hour', untilMinute: minuteOf(String(values.until ?? '')) ?? Number.NaN };
  return { every: 'working-day' };
}

interface Recipient {
  readonly personId?: string;
  readonly address?: string;
}

const scheduleOf = (values: Values) => ({
  cadence: cadenceOf(values),
  minute: minuteOf(String(values.at ?? '')) ?? Number.NaN,
  language: values.language === 'en' ? ('en' as const) : ('zh' as const),
  recipients: ((values.recipients ?? []) as Recipient[]).map(({ personId = '', address = '' }) => {
    return { personId, address };
  }),
});

const initialOf = (schedule: Schedule | null): Values => {
  const cadence = schedule?.cadence;
  return {
    every: cadence?.every ?? 'working-day',
    at: clock(schedule?.minute ?? 450),
    until: clock(cadence?.every === 'hour' ? cadence.untilMinute : 1_080),
    weekday: cadence?.every === 'week' ? cadence.weekday : 0,
    monthDay: cadence?.every === 'month' ? cadence.monthDay : 1,
    language: schedule?.language ?? 'zh',
    recipients: schedule?.recipients.map(({ personId, address }) => ({ personId, address })) ?? [{}],
  };
};

const everies = ['working-day', 'hour', 'week', 'month'] as const;

function When() {
  const { t } = useTranslation();
  const every = Form.useWatch('every') as ReportCadence['every'] | undefined;
  const days = Array.from({ length: 7 }, (_, value) => ({ value, label: t(`measures.report.weekday.${value}`) }));
  return (
    <>
      <Field name="every" label={t('measures.report.every')}>
        <Choices className="choices">
          {everies.map((value) => (
            <Radio key={value} value={value}>
              {t(`measures.report.everies.${value}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
      <FieldRow>
        <Field name="at" label={t('measures.report.at')} help={t('measures.report.at-help')}>
          <Input autoComplete="off" inputMode="numeric" maxLength={5} />
        </Field>
        {every === 'hour' ? (
          <Field name="until" label={t('measures.report.until')}>
            <Input autoComplete="off" maxLength={5} />
          </Field>
        ) : null}
        {every === 'week' ? (
          <Field name="weekday" label={t('measures.report.on-weekday')}>
            <Select options={days} />
          </Field>
        ) : null}
        {every === 'month' ? (
          <Field name="monthDay" label={t('measures.report.on-day')}>
            <InputNumber min={1} max={28} precision={0} />
          </Field>
        ) : null}
      </FieldRow>
    </>
  );
}

function Recipients() {
  const { t } = useTranslation();
  return (
    <Form.List name="recipients">
      {(fields, { add, remove }) => (
        <>
          <h3>{t('measures.report.recipients')}</h3>
          <p className="section-note">{t('measures.report.recipients-help')}</p>
          {fields.map(({ key, name }) => (
            <FieldRow key={key}>
              <Field name={[name, 'personId'] as never} label={t('measures.report.person')}>
                <PeopleSelect />
              </Field>
              <Field name={[name, 'address'] as never} label={t('measures.report.address')}>
                <Input type="email" autoComplete="off" maxLength={120} />
              </Field>
              {fields.length > 1 ? (
                <Button onClick={() => remove(name)}>{t('measures.report.remove-recipient')}</Button>
              ) : null}
            </FieldRow>
          ))}
          <Button onClick={() => add({})}>{t('measures.report.add-recipient')}</Button>
        </>
      )}
    </Form.List>
  );
}

/** Errors of the body name what stands below `schedule`; the form's fields stand alone. */
const fieldOf = (path: readonly (string | number)[]) => {
  const [first, ...rest] = path;
  if (first !== 'schedule') return [...path];
  if (rest[0] === 'minute') return ['at'];
  return rest[0] === 'cadence' ? [rest[1] === 'untilMinute' ? 'until' : String(rest[1] ?? 'every')] : rest;
};

export function ScheduleForm({ report, onDone }: { report: Report; onDone: () => void }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(scheduleReport, onDone);
  const stop = () => mutate({ params: { id: report.id }, body: { schedule: null, version: report.version } });
  return (
    <EndpointForm
      endpoint={scheduleReport}
      name={`measures.report.schedule.${report.id}.${report.version}`}
      initial={initialOf(report.schedule)}
      input={(values) => ({
        params: { id: report.id },
        body: { schedule: scheduleOf(values), version: report.version },
      })}
      fieldOf={fieldOf}
      onDone={onDone}
      submit={t('measures.report.set-schedule')}
      cancel={
        report.schedule ? (
          <Button loading={isPending} onClick={stop}>
            {t('measures.report.stop')}
          </Button>
        ) : null
      }
    >
      <When />
      <Field name="language" label={t('measures.report.language')}>
        <Choices className="choices">
          <Radio value="zh">{t('measures.report.languages.zh')}</Radio>
          <Radio value="en">{t('measures.report.languages.en')}</Radio>
        </Choices>
      </Field>
      <Recipients />
    </EndpointForm>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { type Calendar, changeCalendar, listCalendars, type SpecialDayRow } from '@tongli/contracts/org';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { usePathParam } from '../../ui/address.ts';
import { useCalendarNames } from '../../ui/calendar/names.ts';
import type { Values } from '../../ui/form/drafts.ts';
import { Field } from '../../ui/form/Field.tsx';
import { FieldRow } from '../../ui/form/FieldRow.tsx';
import type { FieldPath } from '../../ui/form/field-errors.ts';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { NotFoundPage } from '../../ui/StatusPage.tsx';
import { HoursInput } from './HoursInput.tsx';
import { faultOf, type WindowDraft } from './hours.ts';
import { SpecialDaysInput } from './SpecialDaysInput.tsx';

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
const dayField = (weekday: number) => `day${weekday}`;

const initialOf = ({ name, week, special }: Calendar): Values => ({
  nameZh: name.zh,
  nameEn: name.en,
  special,
  ...Object.fromEntries(week.map((windows, weekday) => [dayField(weekday), windows])),
});

/** Whatever stands in the fields; the contract judges it. */
function bodyOf(values: Values, version: number) {
  return {
    name: { zh: String(values.nameZh ?? ''), en: String(values.nameEn ?? '') },
    week: weekdays.map((weekday) => (values[dayField(weekday)] ?? []) as Calendar['week'][number]),
    special: (values.special ?? []) as SpecialDayRow[],
    version,
  };
}

function fieldOf([head, next]: FieldPath): FieldPath {
  if (head === 'name') return [next === 'en' ? 'nameEn' : 'nameZh'];
  if (head === 'week' && typeof next === 'number') return [dayField(next)];
  return head === undefined ? [] : [head];
}

function WeekdayField({ weekday }: { weekday: number }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const label = useCalendarNames().weekday(weekday);
  const before = () => (form.getFieldValue(dayField(weekday - 1)) ?? []) as readonly WindowDraft[];
  const check = async (_: unknown, windows: readonly WindowDraft[] = []) => {
    const fault = faultOf(windows);
    if (fault) throw new Error(t(`org.hours.fault.${fault}`));
  };
  return (
    <Field name={dayField(weekday)} label={label} rules={[{ validator: check }]}>
      <HoursInput day={label} before={weekday > 0 ? before : undefined} />
    </Field>
  );
}

interface CalendarFormProps {
  calendar: Calendar;
  onDone: () => void;
}

function CalendarForm({ calendar, onDone }: CalendarFormProps) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changeCalendar}
      name={`org.calendar-${calendar.id}`}
      record={calendar}
      initial={initialOf}
      fieldOf={fieldOf}
      input={(values, version) => ({ params: { id: calendar.id }, body: bodyOf(values, version) })}
      submit={t('org.calendar.save')}
      cancel={<Button onClick={onDone}>{t('org.calendar.back')}</Button>}
      onDone={onDone}
    >
      <Alert type="info" showIcon className="form-notice" title={t('org.calendar.limits-keep')} />
      <Section title={t('org.calendar.name')}>
        <FieldRow>
          <Field name="nameZh" label={t('org.calendar.name-zh')}>
            <Input />
          </Field>
          <Field name="nameEn" label={t('org.calendar.name-en')}>
            <Input />
          </Field>
        </FieldRow>
      </Section>
      <Section title={t('org.calendar.week')}>
        <div className="week-fields">
          {weekdays.map((weekday) => (
            <WeekdayField key={weekday} weekday={weekday} />
          ))}
        </div>
      </Section>
      <Section title={t('org.special.title')}>
        <Field name="special" label={t('org.special.press')}>
          <SpecialDaysInput week={calendar.week} />
        </Field>
      </Section>
    </VersionedForm>
  );
}

/** Changes the hours of a week and the days that differ. */
export default function EditCalendarPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const id = usePathParam('id');
  const all = useRead(listCalendars, {});
  const calendar = all.data?.calendars.find((one) => one.id === id);
  const back = () => void navigate({ to: '/settings/calendars', search: { calendar: calendar?.code } as never });
  return (
    <Page title={calendar ? t('org.calendar.change-of', { name: pick(calendar.name) }) : t('org.calendar.change')}>
      <Read of={all}>{() => (calendar ? <CalendarForm calendar={calendar} onDone={back} /> : <NotFoundPage />)}</Read>
    </Page>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { type Calendar, listCalendars } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useAddress } from '../../ui/address.ts';
import { WeekBars } from '../../ui/calendar/WeekBars.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { useBilingual } from '../../ui/language.ts';
import { QuickViews } from '../../ui/list/QuickViews.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useHoursWords } from './calendar-words.ts';
import { useThisYear, YearView } from './YearView.tsx';

function OneCalendar({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const thisYear = useThisYear();
  const hoursWords = useHoursWords();
  const asked = Number(search.year);
  const year = Number.isInteger(asked) && asked > 1900 && asked < 9999 ? asked : thisYear;
  return (
    <>
      <Facts
        facts={[
          { label: t('org.calendar.name'), value: pick(calendar.name) },
          { label: t('org.calendar.zone'), value: calendar.zone },
          { label: t('org.calendar.version'), value: calendar.version },
        ]}
      />
      <Section title={t('org.calendar.week')}>
        <WeekBars week={calendar.week} words={hoursWords} />
      </Section>
      <Section title={t('org.special.title')}>
        <YearView
          week={calendar.week}
          special={calendar.special}
          year={year}
          onYear={(next) => change({ year: next === thisYear ? undefined : String(next) })}
        />
      </Section>
    </>
  );
}

/** When work goes on: the hours of the week and the days that differ. */
export default function CalendarsPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const mayChange = may(useMe(), 'org.administer');
  const all = useRead(listCalendars, {});
  const calendars = all.data?.calendars ?? [];
  const shown = calendars.find(({ code }) => code === search.calendar) ?? calendars[0];
  const views = calendars.map(({ code, name }) => ({
    key: code,
    label: pick(name),
    current: code === shown?.code,
    onChoose: () => change({ calendar: code }),
  }));
  return (
    <Page
      title={t('org.calendar.title')}
      lead={t('org.calendar.lead')}
      actions={
        mayChange && shown ? (
          <Button type="primary" onClick={() => void navigate({ to: `/settings/calendars/${shown.id}` })}>
            {t('org.calendar.change')}
          </Button>
        ) : null
      }
    >
      {views.length > 1 ? <QuickViews views={views} label={t('org.calendar.title')} /> : null}
      <Read of={all}>
        {() => (shown ? <OneCalendar calendar={shown} /> : <Empty title={t('org.calendar.empty')} />)}
      </Read>
    </Page>
  );
}

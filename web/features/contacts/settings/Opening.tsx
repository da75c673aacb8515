import type { OpeningDay } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';

const tones: Readonly<Record<OpeningDay['kind'], Tone>> = {
  usual: 'neutral',
  holiday: 'limit',
  makeUp: 'progress',
  special: 'waiting',
};

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** When customers reach the queue on the coming fourteen days, as its calendar stands. */
export function Opening({ days }: { days: readonly OpeningDay[] | null }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  if (days === null) return <p>{t('contacts.opening.always')}</p>;
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const weekdayOf = (on: string) => weekday.format(new Date(`${on}T00:00:00Z`));
  const hoursOf = ({ windows }: OpeningDay) =>
    windows.map((one) => `${clock(one.startMinute)}–${clock(one.endMinute)}`).join(t('app.list-separator')) ||
    t('contacts.opening.closed');
  const noteOf = ({ kind, name, provisional }: OpeningDay) =>
    [
      kind === 'usual' ? '' : t(`contacts.opening.kind.${kind}`),
      name ? pick(name) : '',
      provisional ? t('contacts.opening.provisional') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <DataTable<OpeningDay>
      label={t('contacts.opening.title')}
      compact
      rows={days}
      rowKey={({ on }) => on}
      columns={[
        {
          key: 'on',
          title: t('contacts.opening.day'),
          phone: 'title',
          text: ({ on }) => `${on} ${weekdayOf(on)}`,
          render: ({ on }) => (
            <>
              <Day on={on} /> {weekdayOf(on)}
            </>
          ),
        },
        { key: 'hours', title: t('contacts.opening.hours'), text: hoursOf },
        {
          key: 'kind',
          title: t('contacts.opening.note'),
          grows: true,
          text: noteOf,
          render: (day) => (day.kind === 'usual' ? null : <StateTag tone={tones[day.kind]}>{noteOf(day)}</StateTag>),
        },
      ]}
    />
  );
}

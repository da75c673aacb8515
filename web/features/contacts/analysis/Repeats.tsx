import { useNavigate } from '@tanstack/react-router';
import { getContactRepeats, repeatDays } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CardLink } from '../../../ui/spc/CardLink.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { RankedBars } from '../../../ui/spc/RankedBars.tsx';
import { useCodeNames } from '../settings/useCodeNames.ts';
import { FigureTable } from './FigureTable.tsx';
import { useFigures } from './figures.ts';
import { contactsOf, type Slice } from './slice.ts';

type Repeats = ReplyOf<typeof getContactRepeats>;
type Row = Repeats['rows'][number];
const usualDays = 7;

function useWithinDays() {
  const [search, change] = useAddress();
  const withinDays = repeatDays.find((days) => String(days) === search.days) ?? usualDays;
  return [withinDays, (days: number) => change({ days: days === usualDays ? undefined : String(days) })] as const;
}

interface ReasonsProps {
  data: Repeats;
  slice: Slice;
  open: (code: string) => void;
}

function Reasons({ data, slice, open }: ReasonsProps) {
  const { t } = useTranslation();
  const known = useCodeNames();
  const me = useMe();
  const { count, share } = useFigures();
  const nameOf = (code: string) => (code === '' ? t('contacts.analysis.no-code') : known(code));
  const rateOf = ({ repeated, contacts }: Pick<Row, 'repeated' | 'contacts'>) =>
    contacts === 0 ? null : repeated / contacts;
  return (
    <>
      <RankedBars
        label={t('contacts.analysis.repeats-words')}
        items={data.rows.map(({ code, repeated }) => ({ key: code || '-', name: nameOf(code), count: repeated }))}
        onChoose={(key) => open(key === '-' ? '' : key)}
        total={data.total.repeated}
      />
      <p className="section-note">
        {t('contacts.analysis.repeats-note', {
          ...{ repeated: count(data.total.repeated), contacts: count(data.total.contacts) },
          ...{ share: share(rateOf(data.total)), days: data.withinDays, date: data.completeUntil },
        })}
        {data.withinDays === usualDays && may(me, 'measures.live') ? (
          <>
            {' '}
            <CardLink code="first-contact-resolution" span={slice} by="queue">
              {t('contacts.analysis.repeats-card')}
            </CardLink>
          </>
        ) : null}
      </p>
      <FigureTable<Row>
        label={t('contacts.analysis.repeats')}
        slice={slice}
        rows={data.rows}
        rowKey={({ code }) => code}
        onOpen={({ code }) => open(code)}
        columns={[
          {
            key: 'code',
            title: t('contacts.column.codes'),
            phone: 'title',
            grows: true,
            text: ({ code }) => nameOf(code),
          },
          {
            key: 'contacts',
            title: t('contacts.analysis.column.answered'),
            number: true,
            text: ({ contacts }) => count(contacts),
          },
          {
            key: 'repeated',
            title: t('contacts.analysis.repeated'),
            number: true,
            text: ({ repeated }) => count(repeated),
          },
          { key: 'share', title: t('contacts.analysis.repeat-share'), number: true, text: (row) => share(rateOf(row)) },
        ]}
      />
    </>
  );
}

/** Who had to come again: answered contacts that another one of the same customer followed. */
export function Repeats({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = useSite();
  const [withinDays, setDays] = useWithinDays();
  const query = { ...slice, withinDays };
  const repeats = useRead(getContactRepeats, { query }, { placeholderData: (previous) => previous });
  const open = (code: string) => {
    const reason = code === '' ? {} : { 'filter[wrapUpCode][eq]': code };
    const followed = { 'filter[followedWithin][eq]': String(withinDays), 'filter[outcome][in]': 'answered' };
    void navigate({ href: contactsOf(slice, zone, { ...followed, ...reason }) });
  };
  return (
    <>
      <Controls label={t('contacts.analysis.within-days')}>
        <Control label={t('contacts.analysis.within-days')} htmlFor="days">
          <Select
            id="days"
            value={withinDays}
            onChange={setDays}
            options={repeatDays.map((value) => ({ value, label: t('contacts.analysis.days', { count: value }) }))}
          />
        </Control>
      </Controls>
      <Section title={t('contacts.analysis.repeats')}>
        <Read of={repeats}>{(data) => <Reasons data={data} slice={slice} open={open} />}</Read>
      </Section>
    </>
  );
}

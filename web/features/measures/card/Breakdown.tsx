import { Link } from '@tanstack/react-router';
import { breakdownBy } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { useTerms } from '../../../ui/terms.ts';
import { useFigure } from '../live/words.ts';
import { useContactsAddress } from './contacts.ts';
import { type Card, rounded } from './Definition.tsx';
import { useQueueNames, useReasonNames } from './queues.ts';

type Part = Card['breakdown'][number];

/** From a place to its people, from a person to what they did; null where it goes no further. */
function onward(card: Card, span: Span, place: Place, { key }: Part): string | null {
  if (key === '') return null;
  const { indicator, by } = card;
  if (by === 'unit' && key !== place.unit) return indicatorAddress(indicator.code, span, { unit: key, by: 'person' });
  if (by === 'person')
    return indicatorAddress(indicator.code, span, {
      ...place,
      person: key,
      by: indicator.behind === 'cases' ? 'product' : 'queue',
    });
  return null;
}

/** What the card is narrowed to, as it stands in the address. */
export interface Place {
  readonly unit?: string;
  readonly person?: string;
}

function useNames({ by, indicator }: Card): (part: Part) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const terms = useTerms();
  const queues = useQueueNames(by === 'queue');
  const reasons = useReasonNames(by === 'cause' && indicator.behind === 'agents');
  return ({ key, name }) => {
    if (key === '') return t('measures.card.unspecified');
    if (name) return pick(name);
    const known = queues.get(key) ?? reasons.get(key);
    if (known) return pick(known);
    return by === 'product' || by === 'area' || by === 'cause' ? terms.name(by, key) : key;
  };
}

function useColumns(card: Card, span: Span, place: Place): Column<Part>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const nameOf = useNames(card);
  const contactsOf = useContactsAddress(span);
  const { indicator, by } = card;
  const name = (part: Part) => {
    const to = onward(card, span, place, part);
    return to ? <Link to={to}>{nameOf(part)}</Link> : nameOf(part);
  };
  const contacts: Column<Part> = {
    key: 'contacts',
    title: t('measures.card.contacts'),
    text: () => '',
    render: ({ key }) =>
      key === '' ? null : <Link to={contactsOf(by, key, place)}>{t('measures.card.contacts')}</Link>,
    only: 'screen',
  };
  return [
    { key: 'name', title: t(`measures.by.${by}`), text: nameOf, render: name, phone: 'title', grows: true },
    { key: 'value', title: t('measures.card.value'), text: ({ value }) => figure(value, indicator.unit), number: true },
    { key: 'count', title: pick(indicator.parts.count), text: ({ count }) => number(rounded(count)), number: true },
    {
      key: 'size',
      title: indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days'),
      text: ({ size }) => number(rounded(size)),
      number: true,
    },
    ...(indicator.behind === 'contacts' && (by === 'person' || by === 'queue' || by === 'channel') ? [contacts] : []),
  ];
}

/** A number by what it is made of; teams lead on to their people, people to what they did. */
export function Breakdown({ card, span, place }: { card: Card; span: Span; place: Place }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const { breakdown, by } = card;
  const options = breakdownBy.options.map((value) => ({ value, label: t(`measures.by.${value}`) }));
  return (
    <Section
      title={t('measures.card.breakdown')}
      actions={
        <Select
          aria-label={t('measures.card.breakdown')}
          value={by}
          options={options}
          onChange={(value) => change({ by: value })}
          popupMatchSelectWidth={false}
        />
      }
    >
      <DataTable
        compact
        columns={useColumns(card, span, place)}
        rows={breakdown}
        rowKey={({ key }) => key}
        label={t('measures.card.breakdown')}
        empty={<p className="quiet">{t('measures.cases.none')}</p>}
      />
    </Section>
  );
}

import { Link } from '@tanstack/react-router';
import type { QueueRule } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { writeSearch } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { Span } from '../../../ui/spc/address.ts';
import { CasesTable } from '../live/CasesTable.tsx';
import type { Place } from './Breakdown.tsx';
import { useContactsAddress } from './contacts.ts';
import type { Card } from './Definition.tsx';
import { useQueueNames } from './queues.ts';

/** What queues were held to when they were counted. */
function Rules({ rules }: { rules: readonly QueueRule[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const queues = useQueueNames(true);
  const seconds = (count: number) => t('measures.card.seconds', { count });
  const nameOf = ({ queueId }: QueueRule) => {
    const name = queues.get(queueId);
    return name ? pick(name) : queueId;
  };
  const columns: Column<QueueRule>[] = [
    { key: 'queue', title: t('measures.card.rules-queue'), text: nameOf, phone: 'title', grows: true },
    {
      key: 'within',
      title: t('measures.card.rules-within'),
      text: ({ withinSeconds }) => seconds(withinSeconds),
      number: true,
    },
    {
      key: 'short',
      title: t('measures.card.rules-short'),
      text: ({ shortSeconds }) => seconds(shortSeconds),
      number: true,
    },
    { key: 'from', title: t('measures.card.rules-from'), text: ({ firstDay }) => firstDay },
    { key: 'to', title: t('measures.card.rules-to'), text: ({ lastDay }) => lastDay },
  ];
  return (
    <Section title={t('measures.card.rules')}>
      <DataTable
        compact
        columns={columns}
        rows={rules}
        rowKey={({ queueId, withinSeconds, shortSeconds }) => `${queueId} ${withinSeconds} ${shortSeconds}`}
        label={t('measures.card.rules')}
      />
    </Section>
  );
}

/** Whose last day it was, in the list of staff. */
function Leavers({ span: { from, to } }: { span: Span }) {
  const { t } = useTranslation();
  if (!may(useMe(), 'org.read-staff')) return null;
  const search = writeSearch({ [filterKey('lastDayOn', 'gte')]: from, [filterKey('lastDayOn', 'lte')]: to });
  return (
    <Section
      title={t('measures.card.leavers-title')}
      actions={<Link to={`/settings/people${search}`}>{t('measures.card.leavers-open')}</Link>}
    >
      <p className="quiet">{t('measures.card.leavers-lead')}</p>
    </Section>
  );
}

/** Of what the number was counted: cases here, contacts in their own list with what they were judged by. */
export function Behind({ card, span, place }: { card: Card; span: Span; place: Place }) {
  const { t } = useTranslation();
  const contactsOf = useContactsAddress(span);
  const { indicator, cases, rules } = card;
  if (cases)
    return (
      <Section title={t('measures.cases.title')}>
        <CasesTable cases={cases} indicator={indicator} />
      </Section>
    );
  if (indicator.behind === 'staff') return <Leavers span={span} />;
  if (indicator.behind !== 'contacts') return null;
  return (
    <>
      <Section
        title={t('measures.card.contacts-title')}
        actions={<Link to={contactsOf('person', place.person ?? '', place)}>{t('measures.card.contacts-open')}</Link>}
      >
        <p className="quiet">{t('measures.card.contacts-lead')}</p>
      </Section>
      {rules.length > 0 ? <Rules rules={rules} /> : null}
    </>
  );
}

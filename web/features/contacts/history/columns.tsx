import type { ContactRow } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { durationText } from '../../../ui/time.ts';
import { useCodeNames } from '../settings/useCodeNames.ts';
import { toneOfContact, useContactWords } from '../words.ts';

function useTimes(): Column<ContactRow>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const span = (seconds: number) => durationText(seconds, language);
  return [
    {
      key: 'wait',
      title: t('contacts.column.wait'),
      sort: 'waitSeconds',
      number: true,
      text: (row) => span(row.waitSeconds),
    },
    {
      key: 'talk',
      title: t('contacts.column.talk'),
      sort: 'talkSeconds',
      number: true,
      text: (row) => span(row.talkSeconds),
    },
    {
      key: 'hold',
      title: t('contacts.column.hold'),
      number: true,
      text: (row) => span(row.holdSeconds),
      hidden: true,
    },
    {
      key: 'wrapUp',
      title: t('contacts.column.wrap-up'),
      number: true,
      text: (row) => span(row.wrapUpSeconds),
      hidden: true,
    },
  ];
}

/** Contacts in a list. */
export function useColumns(): Column<ContactRow>[] {
  const { t } = useTranslation();
  const words = useContactWords();
  const instant = useExportInstant();
  const code = useCodeNames();
  return [
    { key: 'number', title: t('contacts.column.number'), text: (row) => row.number, phone: 'title' },
    {
      key: 'startedAt',
      title: t('contacts.column.started'),
      sort: 'startedAt',
      text: (row) => instant(row.startedAt),
      render: (row) => <Instant at={row.startedAt} />,
    },
    { key: 'channel', title: t('contacts.column.channel'), text: (row) => words.channel(row.channel) },
    {
      key: 'state',
      title: t('contacts.column.state'),
      text: (row) => words.outcome(row) || words.state(row),
      render: (row) => (
        <StateTag tone={toneOfContact(row)}>
          {row.state === 'closed' ? words.outcome(row) || words.state(row) : words.state(row)}
        </StateTag>
      ),
      phone: 'title',
    },
    { key: 'queue', title: t('contacts.column.queue'), text: (row) => words.queue(row), grows: true },
    { key: 'agent', title: t('contacts.column.agent'), text: (row) => row.agentName },
    ...useTimes(),
    {
      key: 'codes',
      title: t('contacts.column.codes'),
      text: (row) => row.wrapUpCodes.map(code).join(t('app.list-separator')),
      phone: 'hidden',
    },
    {
      key: 'transfers',
      title: t('contacts.column.transfers'),
      number: true,
      text: (row) => String(row.transfers),
      hidden: true,
    },
    {
      key: 'rating',
      title: t('contacts.column.rating'),
      number: true,
      text: (row) => (row.rating === null ? '' : String(row.rating)),
      phone: 'hidden',
    },
  ];
}

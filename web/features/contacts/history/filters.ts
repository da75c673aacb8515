import {
  contactChannel,
  contactOutcome,
  contactState,
  getContactSettings,
  listQueues,
  repeatDays,
} from '@tongli/contracts/contacts';
import { listPeople } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { FilterField } from '../../../ui/list/column.ts';
import { clockOf, useWeekdays } from '../analysis/week.ts';
import { useContactWords } from '../words.ts';

const keptMs = 5 * 60_000;
const ratings = [5, 4, 3, 2, 1];

/** What is known of a contact once it is over. */
function useAfterwards(): FilterField[] {
  const { t } = useTranslation();
  const weekdays = useWeekdays();
  return [
    {
      kind: 'choice',
      field: 'recorded',
      label: t('contacts.column.recorded'),
      choices: [
        { value: 'true', label: t('contacts.recorded.yes') },
        { value: 'false', label: t('contacts.recorded.no') },
      ],
    },
    {
      kind: 'choice',
      field: 'rating',
      label: t('contacts.column.rating'),
      choices: ratings.map((value) => ({ value: String(value), label: '★'.repeat(value) })),
    },
    {
      kind: 'choice',
      field: 'weekSlot',
      label: t('contacts.column.week-slot'),
      choices: weekdays.flatMap((day, weekday) =>
        Array.from({ length: 48 }, (_, half) => ({
          value: String(weekday * 48 + half),
          label: `${day} ${clockOf(half)}`,
        })),
      ),
    },
    {
      kind: 'choice',
      field: 'followedWithin',
      label: t('contacts.column.followed'),
      choices: repeatDays.map((days) => ({ value: String(days), label: t('contacts.analysis.days', { count: days }) })),
    },
  ];
}

/** What contacts are found by. */
export function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useContactWords();
  const queues = useRead(listQueues, {}, { staleTime: keptMs }).data?.queues ?? [];
  const codes = useRead(getContactSettings, {}, { staleTime: keptMs }).data?.codes ?? [];
  const people = useRead(listPeople, {}, { staleTime: keptMs }).data?.people ?? [];
  return [
    { kind: 'text', field: 'number', label: t('contacts.column.number-starts'), comparison: 'starts' },
    { kind: 'dates', field: 'startedAt', label: t('contacts.column.started'), instants: true },
    {
      kind: 'choice',
      field: 'channel',
      label: t('contacts.column.channel'),
      choices: contactChannel.options.map((value) => ({ value, label: words.channel(value) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'state',
      label: t('contacts.column.state'),
      choices: contactState.options.map((value) => ({ value, label: t(`contacts.state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'outcome',
      label: t('contacts.column.outcome'),
      choices: contactOutcome.options.map((value) => ({ value, label: t(`contacts.outcome.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'queueId',
      label: t('contacts.column.queue'),
      choices: queues.map(({ id, name }) => ({ value: id, label: pick(name) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'agentId',
      label: t('contacts.column.agent'),
      choices: people.map(({ id, name, post }) => ({ value: id, label: `${name} · ${pick(post)}` })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'wrapUpCode',
      label: t('contacts.column.codes'),
      choices: codes.map(({ code, name }) => ({ value: code, label: pick(name) })),
    },
    ...useAfterwards(),
  ];
}

import { useNavigate } from '@tanstack/react-router';
import { listQueues, type QueueRow } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useTerms } from './useTerms.ts';

function useColumns(): Column<QueueRow>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { nameOf } = useTerms();
  const state = ({ retired }: QueueRow) => t(retired ? 'contacts.queue.retired' : 'contacts.queue.in-use');
  return [
    { key: 'name', title: t('contacts.column.queue'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'code', title: t('contacts.queue.code'), text: ({ code }) => code },
    {
      key: 'channels',
      title: t('contacts.queue.channels'),
      text: ({ channels }) => channels.map((one) => t(`contacts.channel.${one}`)).join(t('app.list-separator')),
    },
    {
      key: 'skills',
      title: t('contacts.skill.title'),
      text: ({ skills }) =>
        skills.map(({ skillId, level }) => `${nameOf(skillId) ?? '—'} ≥ ${level}`).join(t('app.list-separator')),
      grows: true,
    },
    { key: 'priority', title: t('contacts.queue.priority'), number: true, text: ({ priority }) => String(priority) },
    {
      key: 'calendar',
      title: t('contacts.queue.calendar'),
      text: ({ calendar }) => (calendar ? (nameOf(calendar) ?? calendar) : t('contacts.queue.always')),
    },
    { key: 'members', title: t('contacts.queue.members'), number: true, text: ({ members }) => String(members) },
    {
      key: 'state',
      title: t('contacts.column.state'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      phone: 'title',
    },
  ];
}

/** Where contacts wait, and by which rules they find somebody. */
export default function QueuesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns();
  const queues = useRead(listQueues, {});
  const add = may(useMe(), 'contacts.administer') ? (
    <Button type="primary" onClick={() => void navigate({ to: '/settings/queues/new' })}>
      {t('contacts.queue.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('contacts.queue.title')} lead={t('contacts.queue.lead')} actions={add}>
      <Read of={queues}>
        {(data) => (
          <DataTable<QueueRow>
            columns={columns}
            rows={data.queues}
            rowKey={({ id }) => id}
            label={t('contacts.queue.title')}
            onOpen={({ id }) => void navigate({ to: `/settings/queues/${id}` })}
            empty={<Empty title={t('contacts.queue.empty')} action={add} />}
          />
        )}
      </Read>
    </Page>
  );
}

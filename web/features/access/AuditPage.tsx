import { auditList, listAudit } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import type { RowOf } from '../../ui/list/useList.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { audited } from './audited.ts';

type Entry = RowOf<typeof listAudit>;

/** Acts and things in words; those that no catalogue knows stand as they are. */
function useAuditWords() {
  const { t } = useTranslation();
  return {
    act: ({ operation }: Entry) => t(`access.audit.act.${operation}`, { defaultValue: operation }),
    subject: ({ subjectType }: Entry) => t(`access.audit.of.${subjectType}`, { defaultValue: subjectType }),
  };
}

/** The server calls everyone without an account by this name; people go by their own. */
const withoutAccount = 'customer';

const actorText = ({ actorName }: Entry, anyone: string) => (actorName === withoutAccount ? anyone : actorName);

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const words = useAuditWords();
  return [
    {
      key: 'at',
      title: t('access.audit.at'),
      sort: 'at',
      text: (row) => instant(row.at),
      render: (row) => <Instant at={row.at} />,
      phone: 'title',
    },
    { key: 'actor', title: t('access.audit.actor'), text: (row) => actorText(row, t('access.audit.anyone')) },
    {
      key: 'operation',
      title: t('access.audit.operation'),
      text: words.act,
      render: (row) => <span title={row.operation}>{words.act(row)}</span>,
    },
    {
      key: 'subject',
      title: t('access.audit.subject'),
      text: words.subject,
      render: (row) => <span title={`${row.subjectType} ${row.subjectId}`}>{words.subject(row)}</span>,
    },
    { key: 'reason', title: t('access.audit.reason'), text: (row) => row.reason ?? '' },
    {
      key: 'position',
      title: t('access.audit.position'),
      number: true,
      text: (row) => (row.position === null ? '' : String(row.position)),
      phone: 'hidden',
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'operation',
      label: t('access.audit.operation'),
      choices: audited.map((value) => ({ value, label: t(`access.audit.act.${value}`) })),
    },
    { kind: 'text', field: 'subjectId', label: t('access.audit.subject-id'), comparison: 'eq' },
    { kind: 'dates', field: 'on', label: t('access.audit.on') },
  ];
}

/** Who saw or changed what. */
export default function AuditPage() {
  const { t } = useTranslation();
  return (
    <ListPage
      endpoint={listAudit}
      title={t('access.audit.title')}
      lead={t('access.audit.lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={auditList.usualSort}
      rowKey={(row) => `${row.at} ${row.operation} ${row.subjectId} ${row.position ?? ''}`}
      empty={<Empty title={t('access.audit.empty')} />}
    />
  );
}

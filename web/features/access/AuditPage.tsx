import { auditList, listAudit } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import type { RowOf } from '../../ui/list/useList.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';

type Entry = RowOf<typeof listAudit>;

const subjectText = (row: Entry) => `${row.subjectType} ${row.subjectId}`;

/** The server calls everyone without an account by this name; people go by their own. */
const withoutAccount = 'customer';

const actorText = ({ actorName }: Entry, anyone: string) => (actorName === withoutAccount ? anyone : actorName);

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
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
      text: (row) => row.operation,
      render: (row) => <code>{row.operation}</code>,
    },
    {
      key: 'subject',
      title: t('access.audit.subject'),
      text: subjectText,
      render: (row) => (
        <span className="clipped" title={row.subjectId}>
          {subjectText(row)}
        </span>
      ),
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
    { kind: 'text', field: 'operation', label: t('access.audit.operation-starts'), comparison: 'starts' },
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

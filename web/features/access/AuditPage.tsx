import { auditList, getAuditSeal, listAudit } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import type { RowOf } from '../../ui/list/useList.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import { audited } from './audited.ts';

type Entry = RowOf<typeof listAudit>;

/** As much of a request's number as tells one from its neighbours. */
const requestShown = 8;

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
      key: 'request',
      title: t('access.audit.request'),
      text: (row) => row.requestId,
      render: (row) => <span title={row.requestId}>{row.requestId.slice(0, requestShown)}</span>,
      phone: 'hidden',
    },
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
    {
      kind: 'choice',
      field: 'look',
      label: t('access.audit.look'),
      choices: [{ value: 'true', label: t('access.audit.looks-alone') }],
    },
    { kind: 'text', field: 'who', label: t('access.audit.actor'), comparison: 'eq' },
    { kind: 'text', field: 'subject', label: t('access.audit.subject-named'), comparison: 'eq' },
    { kind: 'text', field: 'requestId', label: t('access.audit.request'), comparison: 'eq' },
    { kind: 'dates', field: 'on', label: t('access.audit.on') },
  ];
}

/** How far nobody can have touched the trail any more without being noticed. */
function Seal() {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const seal = useRead(getAuditSeal, {}).data;
  if (!seal?.at) return null;
  const { position, anchoredPosition, anchoredAt } = seal;
  return (
    <p className="quiet">
      {t('access.audit.sealed', { position, at: instant(seal.at) })}
      {anchoredAt === null
        ? t('access.audit.not-anchored')
        : t('access.audit.anchored', { position: anchoredPosition, at: instant(anchoredAt) })}
    </p>
  );
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
      above={<Seal />}
      usualSort={auditList.usualSort}
      rowKey={(row) => `${row.at} ${row.operation} ${row.subjectId} ${row.position ?? ''}`}
      empty={<Empty title={t('access.audit.empty')} />}
    />
  );
}

import { Link } from '@tanstack/react-router';
import { auditList, getAuditSeal, listAudit } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Clipped } from '../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import type { RowOf } from '../../ui/list/useList.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';
import './audit.css';
import { pageOf, shownSubject } from './audit-subject.ts';
import { audited } from './audited.ts';

type Entry = RowOf<typeof listAudit>;

/** As much of a request's number as tells one from its neighbours. */
const requestShown = 8;

/** Acts and things in words; those that no catalogue knows stand as they are. */
function useAuditWords() {
  const { t } = useTranslation();
  return {
    act: ({ operation }: Entry) => t(`audit.act.${operation}`, { defaultValue: operation }),
    subject: ({ subjectType }: Entry) => t(`audit.of.${subjectType}`, { defaultValue: subjectType }),
  };
}

/** The server calls everyone without an account by this name; people go by their own. */
const withoutAccount = 'customer';

const actorText = ({ actorName }: Entry, anyone: string) => (actorName === withoutAccount ? anyone : actorName);

/** What kind of thing it is and which one, leading to its page where the reader may open that. */
function Subject({ row }: { row: Entry }) {
  const words = useAuditWords();
  const me = useMe();
  const page = pageOf(row);
  const shown = shownSubject(row);
  return (
    <span title={`${row.subjectType} ${row.subjectId}`}>
      {words.subject(row)} {page && may(me, page.need) ? <Link to={page.path}>{shown}</Link> : shown}
    </span>
  );
}

function useSubjectColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const words = useAuditWords();
  return [
    {
      key: 'subject',
      title: t('audit.subject'),
      text: words.subject,
      render: (row) => <Subject row={row} />,
      only: 'screen',
    },
    { key: 'subject-type', title: t('audit.subject-type'), text: words.subject, only: 'export' },
    { key: 'subject-id', title: t('audit.subject-id'), text: (row) => row.subjectId, only: 'export' },
    { key: 'subject-name', title: t('audit.subject'), text: (row) => row.subjectName ?? '', only: 'export' },
  ];
}

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const words = useAuditWords();
  const subject = useSubjectColumns();
  return [
    {
      key: 'at',
      title: t('audit.at'),
      sort: 'at',
      text: (row) => instant(row.at),
      render: (row) => <Instant at={row.at} />,
      phone: 'title',
    },
    { key: 'actor', title: t('audit.actor'), text: (row) => actorText(row, t('audit.anyone')) },
    {
      key: 'operation',
      title: t('audit.operation'),
      text: words.act,
      render: (row) => <span title={row.operation}>{words.act(row)}</span>,
    },
    ...subject,
    {
      key: 'reason',
      title: t('audit.reason'),
      grows: true,
      text: (row) => row.reason ?? '',
      render: (row) => <Clipped text={row.reason ?? ''} />,
    },
    {
      key: 'request',
      title: t('audit.request'),
      text: (row) => row.requestId,
      render: (row) => <span title={row.requestId}>{row.requestId.slice(0, requestShown)}</span>,
      phone: 'hidden',
    },
    { key: 'token', title: t('audit.of.token'), text: (row) => row.actorToken ?? '', only: 'export' },
    {
      key: 'position',
      title: t('audit.position'),
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
      label: t('audit.operation'),
      choices: audited.map((value) => ({ value, label: t(`audit.act.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'look',
      label: t('audit.look'),
      choices: [{ value: 'true', label: t('audit.looks-alone') }],
    },
    { kind: 'text', field: 'who', label: t('audit.actor'), comparison: 'eq' },
    { kind: 'text', field: 'subject', label: t('audit.subject-named'), comparison: 'eq' },
    { kind: 'text', field: 'requestId', label: t('audit.request'), comparison: 'eq' },
    { kind: 'dates', field: 'on', label: t('audit.on') },
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
    <p className="quiet audit-seal">
      {t('audit.sealed', { position, at: instant(seal.at) })}
      {anchoredAt === null
        ? t('audit.not-anchored')
        : t('audit.anchored', { position: anchoredPosition, at: instant(anchoredAt) })}
    </p>
  );
}

/** Who saw or changed what. */
export default function AuditPage() {
  const { t } = useTranslation();
  return (
    <ListPage
      endpoint={listAudit}
      title={t('audit.title')}
      lead={t('audit.lead')}
      columns={useColumns()}
      filters={useFilters()}
      above={<Seal />}
      usualSort={auditList.usualSort}
      rowKey={(row) => `${row.requestId} ${row.operation} ${row.subjectId} ${row.at} ${row.position ?? ''}`}
      empty={<Empty title={t('audit.empty')} />}
    />
  );
}

import { type ComplaintRow, stepNames } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { dateIn, exportInstantText } from '../../../ui/time.ts';
import { LimitClock } from '../LimitClock.tsx';
import { PrecedenceTag } from '../PrecedenceTag.tsx';
import { Severity } from '../Severity.tsx';
import { toneOfState } from '../tones.ts';

type Columns = Column<ComplaintRow>[];

/** What is due and where it stands. */
function useDueColumns(): Columns {
  const { t } = useTranslation();
  const stepText = ({ state, step }: ComplaintRow) => {
    if (state === 'closed') return '—';
    if (state === 'lodged') return t('complaints.case.next-acknowledge');
    if (step) return `${stepNames.indexOf(step) + 1} ${t(`complaints.step-short.${step}`)}`;
    return t(`complaints.case.next-${state === 'answered' ? 'close' : 'answer'}`);
  };
  const skippedText = ({ skipped }: ComplaintRow) => {
    const positions = skipped.map((step) => stepNames.indexOf(step) + 1).join(' ');
    return positions === '' ? [] : [t('complaints.worklist.skipped', { steps: positions })];
  };
  const { zone, now } = useSite();
  const promiseText = ({ promisedOn }: ComplaintRow) => {
    const today = dateIn(zone, now());
    if (promisedOn === null || promisedOn > today) return [];
    return [t(promisedOn === today ? 'complaints.worklist.promised-today' : 'complaints.worklist.promise-late')];
  };
  return [
    {
      key: 'number',
      title: t('complaints.number'),
      sort: 'number',
      text: (row) => row.number,
      render: (row) => <span className="figures">{row.number}</span>,
      phone: 'title',
    },
    {
      key: 'precedence',
      title: t('complaints.precedence-label'),
      sort: 'precedence',
      text: (row) => t(`complaints.precedence.${row.precedence}`),
      render: (row) => (row.precedence === 'usual' ? '—' : <PrecedenceTag of={row.precedence} />),
    },
    {
      key: 'limit',
      title: t('complaints.limit'),
      sort: 'dueAt',
      text: (row) => (row.limit ? exportInstantText(Date.parse(row.limit.dueAt), zone) : ''),
      render: (row) => (row.limit ? <LimitClock limit={row.limit} hint /> : '—'),
      phone: 'title',
    },
    {
      key: 'state',
      title: t('complaints.state-label'),
      text: (row) => t(`complaints.state.${row.state}`),
      render: (row) => <StateTag tone={toneOfState[row.state]}>{t(`complaints.state.${row.state}`)}</StateTag>,
    },
    {
      key: 'step',
      title: t('complaints.case.next'),
      text: (row) => [stepText(row), ...skippedText(row), ...promiseText(row)].join(t('complaints.list-separator')),
      render: (row) => (
        <>
          {[stepText(row), ...skippedText(row)].join(t('complaints.list-separator'))}
          {promiseText(row).map((text) => (
            <StateTag key={text} tone="limit">
              {text}
            </StateTag>
          ))}
        </>
      ),
      phone: 'hidden',
    },
  ];
}

/** What it is about. */
function useMatterColumns(): Columns {
  const { t } = useTranslation();
  const terms = useTerms();
  return [
    {
      key: 'summary',
      title: t('complaints.summary'),
      text: (row) => row.summary,
      render: (row) => <Clipped text={row.summary} />,
      grows: true,
    },
    { key: 'customer', title: t('complaints.customer'), text: (row) => row.customerName ?? '—' },
    { key: 'product', title: t('complaints.product'), text: (row) => terms.name('product', row.product) },
    {
      key: 'area',
      title: t('complaints.area'),
      text: (row) => terms.name('area', row.area),
      hidden: true,
      phone: 'hidden',
    },
    {
      key: 'severity',
      title: t('complaints.severity-label'),
      text: (row) => t(`complaints.severity.${row.severity}`),
      render: (row) => <Severity of={row.severity} />,
      phone: 'hidden',
    },
  ];
}

/** What a reader may choose besides. */
function useFurtherColumns(): Columns {
  const { t } = useTranslation();
  const terms = useTerms();
  const hidden = { hidden: true, phone: 'hidden' } as const;
  return [
    {
      key: 'reopened',
      title: t('complaints.case.reopen'),
      text: (row) => (row.reopenCount > 0 ? t('complaints.case.reopened', { count: row.reopenCount }) : '—'),
      ...hidden,
    },
    {
      key: 'channel',
      title: t('complaints.channel-label'),
      text: (row) => t(`complaints.channel.${row.channel}`),
      ...hidden,
    },
    { key: 'kind', title: t('complaints.kind-label'), text: (row) => t(`complaints.kind.${row.kind}`), ...hidden },
    {
      key: 'cause',
      title: t('complaints.cause'),
      text: (row) => (row.cause ? terms.name('cause', row.cause) : '—'),
      ...hidden,
    },
  ];
}

export function useColumns(): Columns {
  const { t } = useTranslation();
  const { zone } = useSite();
  return [
    ...useDueColumns(),
    ...useMatterColumns(),
    { key: 'owner', title: t('complaints.owner'), text: (row) => row.ownerName ?? t('complaints.nobody') },
    {
      key: 'received',
      title: t('complaints.received'),
      sort: 'lodgedAt',
      text: (row) => exportInstantText(Date.parse(row.lodgedAt), zone),
      phone: 'hidden',
      render: (row) => <Day on={dateIn(zone, Date.parse(row.lodgedAt))} />,
    },
    ...useFurtherColumns(),
  ];
}

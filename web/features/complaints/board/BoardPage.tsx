import { Link } from '@tanstack/react-router';
import {
  type BoardCounts,
  type ComplaintRow,
  type ComplaintState,
  complaintsTopic,
  getBoard,
  listComplaints,
} from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useRefresh, useTopic } from '../../../api/realtime.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { LimitClock } from '../LimitClock.tsx';
import { useUnits } from '../people.ts';
import { ActDrawer } from './ActDrawer.tsx';
import { type CountName, numbers, searchFor, type Where } from './searches.ts';

const tones: Readonly<Record<CountName, Tone>> = {
  breached: 'breached',
  amber: 'limit',
  dueToday: 'progress',
  paused: 'waiting',
  unassigned: 'neutral',
  open: 'neutral',
};

/** A number that opens the cases it counts. */
function Count({ of, counts, where, label }: { of: CountName; counts: BoardCounts; where: Where; label: string }) {
  const { number } = useNumbers();
  if (counts[of] === 0) return <span className="quiet">0</span>;
  return (
    <Link to="/complaints" search={searchFor(of, where)} aria-label={`${label}: ${number(counts[of])}`}>
      {number(counts[of])}
    </Link>
  );
}

type Row = BoardCounts & { readonly id: string; readonly name: string; readonly where: Where };

function Counts({
  title,
  first,
  rows,
  shown,
}: {
  title: string;
  first: string;
  rows: readonly Row[];
  shown: readonly CountName[];
}) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const columns: Column<Row>[] = [
    { key: 'name', title: first, text: ({ name }) => name, phone: 'title', grows: true },
    ...shown.map((of) => ({
      key: of,
      title: t(`complaints.board.${of}`),
      number: true,
      text: (row: Row) => number(row[of]),
      render: (row: Row) => (
        <Count of={of} counts={row} where={row.where} label={`${row.name} ${t(`complaints.board.${of}`)}`} />
      ),
    })),
  ];
  return (
    <Section title={title}>
      <DataTable<Row> label={title} rows={rows} rowKey={({ id }) => id} columns={columns} compact />
    </Section>
  );
}

const mostPressing = 15;

/** Those that are due first, with what can be done about each. */
function Pressing() {
  const { t } = useTranslation();
  const [{ act: open }, change] = useAddress();
  const setOpen = (act: string | undefined) => change({ act });
  const query = encodeList({ filters: { state: { ne: 'closed' } }, sort: 'dueAt', limit: mostPressing });
  const list = useRead(listComplaints, { query }, { placeholderData: (before) => before });
  const columns: Column<ComplaintRow>[] = [
    {
      key: 'number',
      title: t('complaints.number'),
      text: ({ number }) => number,
      render: ({ id, number }) => <Link to={`/complaints/${id}`}>{number}</Link>,
      phone: 'title',
    },
    { key: 'summary', title: t('complaints.summary'), text: ({ summary }) => summary, grows: true },
    { key: 'owner', title: t('complaints.owner'), text: ({ ownerName }) => ownerName ?? t('complaints.nobody') },
    {
      key: 'limit',
      title: t('complaints.limit'),
      text: ({ limit }) => limit?.dueAt ?? '',
      render: ({ limit }) => (limit ? <LimitClock limit={limit} /> : null),
    },
    {
      key: 'act',
      title: t('complaints.board.act'),
      text: () => t('complaints.board.act'),
      render: ({ id, number }) => (
        <Button size="small" aria-label={t('complaints.board.act-on', { number })} onClick={() => setOpen(id)}>
          {t('complaints.board.act')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('complaints.board.pressing')}>
      <Read of={list}>
        {({ items }) => (
          <DataTable<ComplaintRow>
            label={t('complaints.board.pressing')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<Empty title={t('complaints.board.none')}>{t('complaints.board.none-words')}</Empty>}
          />
        )}
      </Read>
      {open ? <ActDrawer id={open} onClose={() => setOpen(undefined)} /> : null}
    </Section>
  );
}

/** Read again soon after anything has changed, and at most every so often. */
function useLive(): void {
  const board = useRefresh(getBoard);
  const list = useRefresh(listComplaints);
  useTopic(complaintsTopic, '', () => {
    board();
    list();
  });
}

/** How the open cases stand to their limits: what is over, what is near, whose, and what can be done. */
export default function BoardPage() {
  const { t } = useTranslation();
  const units = useUnits();
  useLive();
  const board = useRead(getBoard, {}, { placeholderData: (before) => before });
  const unitName = (key: string | null) => (key === null ? t('complaints.nobody') : (units.name(key) ?? '…'));
  return (
    <Page title={t('complaints.board.title')} lead={t('complaints.board.lead')}>
      <Read of={board}>
        {({ totals, units: byUnit, owners, stages, now }) => (
          <>
            <Section title={t('complaints.board.now')}>
              <Facts
                facts={numbers.map((of) => ({
                  label: t(`complaints.board.${of}`),
                  value: (
                    <StateTag tone={totals[of] === 0 ? 'neutral' : tones[of]}>
                      <Count of={of} counts={totals} where={{}} label={t(`complaints.board.${of}`)} />
                    </StateTag>
                  ),
                }))}
              />
              <p className="quiet">
                {t('complaints.board.as-of')} <Instant at={now} />
              </p>
            </Section>
            <Pressing />
            <Counts
              title={t('complaints.board.by-owner')}
              first={t('complaints.owner')}
              shown={['breached', 'amber', 'dueToday', 'paused', 'open']}
              rows={owners.map(({ key, name, ...counts }) => ({
                ...counts,
                id: key ?? 'nobody',
                name: name ?? t('complaints.nobody'),
                where: { ownerId: key },
              }))}
            />
            <Counts
              title={t('complaints.board.by-unit')}
              first={t('complaints.assignment.unit')}
              shown={['breached', 'amber', 'dueToday', 'paused', 'open']}
              rows={byUnit.map(({ key, ...counts }) => ({
                ...counts,
                id: key ?? 'none',
                name: unitName(key),
                where: { unitId: key },
              }))}
            />
            <Counts
              title={t('complaints.board.by-stage')}
              first={t('complaints.state-label')}
              shown={['breached', 'amber', 'dueToday', 'paused', 'unassigned', 'open']}
              rows={stages.map(({ key, ...counts }) => ({
                ...counts,
                id: key,
                name: t(`complaints.state.${key}`),
                where: { state: key as ComplaintState },
              }))}
            />
          </>
        )}
      </Read>
    </Page>
  );
}

import {
  getLiveBoard,
  listOwnIndicators,
  listThresholds,
  type OwnIndicator,
  removeThreshold,
  type Threshold,
} from '@tongli/contracts/measures';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { useFigure, useWindowWords } from '../live/words.ts';
import { AddingForm, ChangingForm, type Choosable, type Watchable } from './ThresholdForm.tsx';

function useColumns({ indicators }: Choosable): Column<Threshold>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const windowOf = useWindowWords();
  const find = (code: string) => indicators.find((one) => one.code === code);
  const bound = (row: Threshold, at: number | null) => figure(at, find(row.indicator)?.unit ?? 'complaints');
  return [
    {
      key: 'indicator',
      title: t('measures.alert.indicator'),
      text: ({ indicator }) => pick(find(indicator)?.name ?? { zh: indicator, en: indicator }),
      phone: 'title',
      grows: true,
    },
    {
      key: 'place',
      title: t('measures.alert.place'),
      text: ({ unitName }) => (unitName ? pick(unitName) : t('measures.live.whole')),
    },
    { key: 'warn', title: t('measures.thresholds.warn-at'), text: (row) => bound(row, row.warnAt), number: true },
    { key: 'breach', title: t('measures.thresholds.breach-at'), text: (row) => bound(row, row.breachAt), number: true },
    {
      key: 'control',
      title: t('measures.thresholds.control-short'),
      text: ({ control }) => t(control ? 'measures.thresholds.on' : 'measures.thresholds.off'),
    },
    { key: 'window', title: t('measures.alert.window'), text: ({ windowMinutes }) => windowOf(windowMinutes) },
    {
      key: 'minimum',
      title: t('measures.thresholds.minimum'),
      text: ({ minimum }) => String(minimum),
      number: true,
    },
    { key: 'owner', title: t('measures.thresholds.owner'), text: ({ ownerName }) => ownerName },
  ];
}

function Removing({ threshold, onDone }: { threshold: Threshold; onDone: () => void }) {
  const { t } = useTranslation();
  const { mutate } = useAct(removeThreshold, onDone);
  if (!threshold.actions.remove?.allowed) return null;
  return (
    <ConfirmButton
      question={t('measures.thresholds.remove-question')}
      consequence={t('measures.thresholds.remove-consequence')}
      onYes={() => mutate({ params: { id: threshold.id } })}
    >
      {t('measures.thresholds.remove')}
    </ConfirmButton>
  );
}

function List({ thresholds, choosable }: { thresholds: readonly Threshold[]; choosable: Choosable }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const allowed = may(useMe(), 'measures.intervene');
  const columns = useColumns(choosable);
  const narrow = useNarrow();
  const close = () => change({ open: undefined });
  const chosen = thresholds.find(({ id }) => id === search.open);
  const add = allowed ? (
    <Button type="primary" onClick={() => change({ open: 'new' })}>
      {t('measures.thresholds.add')}
    </Button>
  ) : null;
  const empty = (
    <Empty title={t('measures.thresholds.empty')} action={add}>
      {t('measures.thresholds.empty-words')}
    </Empty>
  );
  return (
    <>
      <DataTable
        columns={columns}
        rows={thresholds}
        rowKey={({ id }) => id}
        label={t('measures.thresholds.title')}
        onOpen={allowed ? ({ id }) => change({ open: id }) : undefined}
        empty={empty}
      />
      <Drawer
        open={search.open === 'new' || chosen !== undefined}
        onClose={close}
        size={narrow ? '100%' : 560}
        title={chosen ? t('measures.thresholds.change') : t('measures.thresholds.add')}
        extra={chosen ? <Removing threshold={chosen} onDone={close} /> : null}
        destroyOnHidden
      >
        {chosen ? (
          <ChangingForm
            threshold={chosen}
            indicator={choosable.indicators.find(({ code }) => code === chosen.indicator)}
            onDone={close}
          />
        ) : (
          <AddingForm {...choosable} onDone={close} />
        )}
      </Drawer>
    </>
  );
}

function watchable({ code, unit, editions, current }: OwnIndicator): Watchable {
  const holding = editions.find(({ number }) => number === current) ?? editions[0];
  const { name = { zh: code, en: code }, direction = 'lower-is-better' } = holding ?? {};
  return { code, unit, name, direction };
}

/** Those of the board, and of one's own those that no threshold has brought there yet. */
function withOwn(board: readonly { readonly indicator: Watchable }[], written: readonly Watchable[]): Watchable[] {
  const there = board.map(({ indicator }) => indicator);
  const codes = new Set(there.map(({ code }) => code));
  return [...there, ...written.filter(({ code }) => !codes.has(code))];
}

/** What makes an indicator alarm, for the whole and for single units. */
export default function ThresholdsPage() {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const allowed = may(useMe(), 'measures.intervene');
  const thresholds = useRead(listThresholds, {});
  const board = useRead(getLiveBoard, { query: {} }, { staleTime: 60_000 });
  const own = useRead(listOwnIndicators, {}, { staleTime: 60_000 });
  const written = (own.data?.indicators ?? []).filter(({ archivedAt }) => archivedAt === null).map(watchable);
  const add = allowed ? <Button onClick={() => change({ open: 'new' })}>{t('measures.thresholds.add')}</Button> : null;
  return (
    <Page title={t('measures.thresholds.title')} lead={t('measures.thresholds.lead')} actions={add}>
      <Read of={board}>
        {({ indicators, units }) => (
          <Read of={thresholds}>
            {(data) => (
              <List thresholds={data.thresholds} choosable={{ indicators: withOwn(indicators, written), units }} />
            )}
          </Read>
        )}
      </Read>
    </Page>
  );
}

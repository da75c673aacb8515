import type { Endpoint } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../../api/list.ts';
import { useNumbers } from '../../numbers.ts';
import { pageFile } from '../../page-file.ts';
import { useProblemWords } from '../../problem-words.ts';
import { type ListSource, type RowOf, readPage } from '../useList.ts';
import type { Selection } from '../useSelection.ts';
import { type Acted, type BulkAct, mostInBulk, undoOf } from './act.ts';
import type BulkPanelOf from './BulkPanel.tsx';
import './bulk.css';

const BulkPanel = lazy(pageFile(() => import('./BulkPanel.tsx'))) as unknown as typeof BulkPanelOf;

export interface BulkBarProps<E extends Endpoint> {
  source: ListSource<E>;
  search: ListSearch;
  selection: Selection<RowOf<E>>;
  acts: readonly BulkAct<RowOf<E>>[];
  /** What a row is called, where it was refused. */
  rowName: (row: RowOf<E>) => string;
  /** Rows loaded, and whether more match. */
  loaded: number;
  more: boolean;
  total: number | undefined;
}

/** All that match, up to the bound. */
async function readMatching<E extends Endpoint>(source: ListSource<E>, search: ListSearch): Promise<RowOf<E>[]> {
  const rows: RowOf<E>[] = [];
  const signal = new AbortController().signal;
  let cursor: string | null = '';
  while (cursor !== null && rows.length < mostInBulk) {
    const asked: ListSearch = { ...search, limit: '200', ...(cursor ? { cursor } : {}) };
    const page: Awaited<ReturnType<typeof readPage<E>>> = await readPage(source, asked, signal);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows.slice(0, mostInBulk);
}

/** Offers to choose what matches beyond the rows loaded. */
function AllMatching<E extends Endpoint>({ source, search, selection, loaded, more, total }: BulkBarProps<E>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const words = useProblemWords();
  const [state, setState] = useState<'waiting' | 'reading' | string>('waiting');
  if (!more || selection.chosen.size < loaded || selection.chosen.size >= Math.min(total ?? mostInBulk, mostInBulk))
    return null;
  const choose = async () => {
    setState('reading');
    try {
      selection.set(await readMatching(source, search));
      setState('waiting');
    } catch (error) {
      setState(words.ofError(error));
    }
  };
  const within = total !== undefined && total <= mostInBulk;
  return (
    <>
      <Button type="link" loading={state === 'reading'} onClick={() => void choose()}>
        {within
          ? t('ui.bulk.choose-matching', { count: total, all: number(total) })
          : t('ui.bulk.choose-first', { count: mostInBulk, most: number(mostInBulk) })}
      </Button>
      {state !== 'waiting' && state !== 'reading' ? <span role="alert">{state}</span> : null}
    </>
  );
}

/** What is being done: the act, to which rows, and whether it was asked for already. */
interface Open<Row> {
  readonly act: BulkAct<Row>;
  readonly rows: readonly Row[];
  readonly atOnce: boolean;
}

interface Undoable<Row> {
  readonly act: BulkAct<Row>;
  readonly done: readonly Acted<Row>[];
}

interface UndoNoteProps<Row> {
  of: Undoable<Row>;
  onUndo: () => void;
  onClose: () => void;
}

/** What was done, with the way back, until it is put away or something else is done. */
function UndoNote<Row>({ of, onUndo, onClose }: UndoNoteProps<Row>) {
  const { t } = useTranslation();
  return (
    <section className="bulk-bar" aria-label={t('ui.bulk.done-note')}>
      <span role="status">{t('ui.bulk.was-done', { label: of.act.label, count: of.done.length })}</span>
      <span className="bulk-acts">
        <Button onClick={onUndo}>{t('ui.bulk.undo')}</Button>
        <Button type="text" onClick={onClose}>
          {t('ui.bulk.put-away')}
        </Button>
      </span>
    </section>
  );
}

/** Below the rows while some are chosen: how many, and what can be done to all of them; afterwards the way back. */
export default function BulkBar<E extends Endpoint>(props: BulkBarProps<E>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { selection, acts, rowName } = props;
  const [open, setOpen] = useState<Open<RowOf<E>> | null>(null);
  const [undoable, setUndoable] = useState<Undoable<RowOf<E>> | null>(null);
  const count = selection.chosen.size;
  const begin = (act: BulkAct<RowOf<E>>) => setOpen({ act, rows: [...selection.chosen.values()], atOnce: false });
  const undo = ({ act, done }: Undoable<RowOf<E>>) => {
    const back = undoOf(act, done, t('ui.bulk.undo-of', { label: act.label }));
    setOpen({ act: back, rows: done.map(({ row }) => row), atOnce: true });
  };
  const close = ({ act, atOnce }: Open<RowOf<E>>, left: readonly RowOf<E>[], done: readonly Acted<RowOf<E>>[]) => {
    setOpen(null);
    if (!atOnce) selection.set(left);
    setUndoable(act.undo && done.length > 0 ? { act, done } : atOnce ? null : undoable);
  };
  return (
    <>
      {count > 0 ? (
        <section className="bulk-bar" aria-label={t('ui.bulk.title')}>
          <strong role="status">{t('ui.bulk.chosen', { count, chosen: number(count) })}</strong>
          <AllMatching {...props} />
          <span className="bulk-acts">
            {acts.map((act) => (
              <Button key={act.key} onClick={() => begin(act)}>
                {act.label}
              </Button>
            ))}
            <Button type="text" onClick={selection.clear}>
              {t('ui.bulk.let-go')}
            </Button>
          </span>
        </section>
      ) : undoable && !open ? (
        <UndoNote of={undoable} onUndo={() => undo(undoable)} onClose={() => setUndoable(null)} />
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <BulkPanel {...open} rowName={rowName} onClose={(left, done) => close(open, left, done)} />
        </Suspense>
      ) : null}
    </>
  );
}

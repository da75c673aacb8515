import { Button, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../problem-words.ts';
import type { Acted, BulkAct } from './act.ts';
import { KnownRefusal, type Outcome } from './run.ts';
import { useBulk } from './useBulk.ts';

interface BulkPanelProps<Row> {
  act: BulkAct<Row>;
  rows: readonly Row[];
  rowName: (row: Row) => string;
  /** Begins without asking: it was asked for by name. */
  atOnce?: boolean;
  /** With the rows that are still to be done, which stay chosen, and those that were done. */
  onClose: (open: readonly Row[], done: readonly Acted<Row>[]) => void;
}

const openRows = <Row,>({ refused, left }: Outcome<Row>): Row[] => [...refused.map(({ row }) => row), ...left];

/** How it went: so many done, and each one that was refused with the reason. */
function Result<Row>({ outcome, rowName }: { outcome: Outcome<Row>; rowName: (row: Row) => string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const reason = (error: unknown) =>
    error instanceof KnownRefusal ? words.ofRefusal(error.code) : words.ofError(error);
  const { done, refused, left } = outcome;
  return (
    <div className="bulk-result">
      <p role="status">
        <strong>{t('ui.bulk.done', { count: done })}</strong>
        {refused.length > 0 ? <strong>{t('ui.bulk.refused', { count: refused.length })}</strong> : null}
        {left.length > 0 ? <span>{t('ui.bulk.left', { count: left.length })}</span> : null}
      </p>
      {refused.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too.
        <ul className="bulk-refused" tabIndex={0} aria-label={t('ui.bulk.refused-list')}>
          {refused.map(({ row, error }) => (
            <li key={rowName(row)}>
              <strong>{rowName(row)}</strong> {reason(error)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Running<Row>({ outcome, of }: { outcome: Outcome<Row>; of: number }) {
  const { t } = useTranslation();
  const passed = outcome.done + outcome.refused.length;
  return (
    <div role="status">
      <p>{t('ui.bulk.running', { count: of, passed })}</p>
      <Progress percent={Math.round((passed / Math.max(1, of)) * 100)} aria-label={t('ui.bulk.progress')} />
    </div>
  );
}

/** Once, as it opens. */
function useAtOnce(wanted: boolean, start: () => void): void {
  const begun = useRef(false);
  useEffect(() => {
    if (!wanted || begun.current) return;
    begun.current = true;
    start();
  });
}

/** Asks what an act needs, does it to all rows, shows how far it is, and says which were refused and why. */
export default function BulkPanel<Row>({ act, rows, rowName, atOnce = false, onClose }: BulkPanelProps<Row>) {
  const { t } = useTranslation();
  const [input, setInput] = useState<never>();
  const { state, run, acted, cancel } = useBulk(act);
  const { ask: Ask, consequence: Consequence } = act;
  const ready = !Ask || input !== undefined;
  const ended = state.kind === 'ended' ? state.outcome : null;
  const still = ended ? openRows(ended) : rows;
  const start = (again = 0) => void run(still, input as never, again);
  const close = () => onClose(still, acted());
  useAtOnce(atOnce, start);
  const footer = {
    asking: (
      <>
        <Button onClick={close}>{t('ui.bulk.back')}</Button>
        <Button type="primary" disabled={!ready} onClick={() => start()}>
          {t('ui.bulk.start', { count: rows.length, label: act.label })}
        </Button>
      </>
    ),
    running: <Button onClick={cancel}>{t('ui.bulk.cancel')}</Button>,
    ended: (
      <>
        {still.length > 0 ? (
          <Button onClick={() => start(ended?.done)}>{t('ui.bulk.again', { count: still.length })}</Button>
        ) : null}
        <Button type="primary" onClick={close}>
          {t('ui.bulk.close')}
        </Button>
      </>
    ),
  };
  return (
    <Modal
      open
      title={act.label}
      closable={state.kind !== 'running'}
      mask={{ closable: false }}
      keyboard={state.kind !== 'running'}
      onCancel={close}
      footer={footer[state.kind]}
    >
      {state.kind === 'asking' ? <p>{t('ui.bulk.each', { count: rows.length })}</p> : null}
      {state.kind === 'asking' && Consequence ? <Consequence rows={rows} /> : null}
      {state.kind === 'asking' && Ask ? <Ask value={input} onChange={(value) => setInput(value as never)} /> : null}
      {state.kind === 'running' ? <Running outcome={state.outcome} of={state.of} /> : null}
      {ended ? <Result outcome={ended} rowName={rowName} /> : null}
    </Modal>
  );
}

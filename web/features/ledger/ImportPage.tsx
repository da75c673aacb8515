import { useQueryClient } from '@tanstack/react-query';
import { getImport, type LedgerImport } from '@tongli/contracts/complaints';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { usePathParam } from '../../ui/address.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { Read } from '../../ui/Read.tsx';
import type { Fact } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/Times.tsx';
import { CompletePage } from './CompletePage.tsx';
import { FailedPage } from './FailedPage.tsx';
import { MatchPage } from './match/MatchPage.tsx';
import { RunningPage } from './RunningPage.tsx';

const lookAgainMs = 1_000;

const pages = { uploaded: MatchPage, running: RunningPage, complete: CompletePage, failed: FailedPage } as const;

function useFacts({ columns, createdAt, createdBy, encoding, finishedAt, rows }: LedgerImport): Fact[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return [
    { label: t('ledger.count.rows'), value: number(rows) },
    { label: t('ledger.count.columns'), value: number(columns.length) },
    { label: t('ledger.encoding'), value: encoding === 'xlsx' ? 'Excel' : encoding.toUpperCase() },
    { label: t('ledger.uploaded-at'), value: <Instant at={createdAt} /> },
    { label: t('ledger.uploaded-by'), value: createdBy },
    ...(finishedAt ? [{ label: t('ledger.finished-at'), value: <Instant at={finishedAt} /> }] : []),
  ];
}

/** What an import brings reaches lists, words and numbers: they are read again once it has ended. */
function useFreshWhenEnded({ state }: LedgerImport): void {
  const client = useQueryClient();
  const last = useRef(state);
  useEffect(() => {
    if (last.current === 'running' && state !== 'running') void client.invalidateQueries();
    last.current = state;
  }, [client, state]);
}

function Import({ ledgerImport }: { ledgerImport: LedgerImport }) {
  const facts = useFacts(ledgerImport);
  useFreshWhenEnded(ledgerImport);
  const Shown = pages[ledgerImport.state];
  return <Shown ledgerImport={ledgerImport} facts={facts} />;
}

/** One ledger on its way in: its columns are matched, it runs, and it is accounted for. */
export default function ImportPage() {
  const id = usePathParam('id');
  const result = useRead(
    getImport,
    { params: { id } },
    { refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookAgainMs : false) },
  );
  return <Read of={result}>{(ledgerImport) => <Import key={id} ledgerImport={ledgerImport} />}</Read>;
}

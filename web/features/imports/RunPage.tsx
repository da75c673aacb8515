import { useQueryClient } from '@tanstack/react-query';
import { getRun, type Importable, type ImportRun } from '@tongli/contracts/imports';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { usePathParam } from '../../ui/address.ts';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { Read } from '../../ui/Read.tsx';
import { RecordPage } from '../../ui/record/RecordPage.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant } from '../../ui/Times.tsx';
import { CheckedPart } from './CheckedPart.tsx';
import { EndedPart } from './EndedPart.tsx';
import { MatchPart } from './MatchPart.tsx';
import { WorkingPart } from './WorkingPart.tsx';
import { isWorking, toneOfState, useImportables } from './words.ts';

const lookAgainMs = 700;

export interface RunProps {
  run: ImportRun;
  importable: Importable;
}

const parts = {
  uploaded: MatchPart,
  checking: WorkingPart,
  checked: CheckedPart,
  running: WorkingPart,
  undoing: WorkingPart,
  complete: EndedPart,
  undone: EndedPart,
  cancelled: EndedPart,
  failed: EndedPart,
} as const;

/** What an import brings or takes back reaches other lists: they are read again once it has ended. */
function useFreshWhenEnded(run: ImportRun): void {
  const client = useQueryClient();
  const last = useRef(run.state);
  useEffect(() => {
    if (last.current !== run.state && !isWorking(run)) void client.invalidateQueries();
    last.current = run.state;
  }, [client, run]);
}

function Run({ run, importable }: RunProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const pick = useBilingual();
  useFreshWhenEnded(run);
  const chosen = run.options.flatMap(({ chosen: yes, label }) => (yes ? pick(label) : []));
  const Part = parts[run.state];
  const facts = [
    { label: t('imports.count.rows'), value: number(run.rows) },
    { label: t('imports.list.encoding'), value: run.encoding === 'xlsx' ? 'Excel' : run.encoding.toUpperCase() },
    ...(chosen.length > 0
      ? [{ label: t('imports.match.options'), value: chosen.join(t('imports.list.separator')) }]
      : []),
    { label: t('imports.list.at'), value: <Instant at={run.createdAt} /> },
    { label: t('imports.list.by'), value: run.createdBy },
    ...(run.finishedAt ? [{ label: t('imports.list.finished'), value: <Instant at={run.finishedAt} /> }] : []),
  ];
  return (
    <RecordPage
      title={run.fileName}
      state={<StateTag tone={toneOfState[run.state]}>{t(`imports.state.${run.state}`)}</StateTag>}
      facts={facts}
    >
      <Part run={run} importable={importable} />
    </RecordPage>
  );
}

/** One table on its way in: its columns are matched, its rows checked, brought in, and perhaps taken back. */
export default function RunPage() {
  const id = usePathParam('id');
  const importables = useImportables();
  const result = useRead(
    getRun,
    { params: { id } },
    { refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? lookAgainMs : false) },
  );
  return (
    <Read of={importables}>
      {({ importables: known }) => (
        <Read of={result}>
          {(run) => {
            const importable = known.find(({ name }) => name === run.importable);
            return importable ? <Run key={id} run={run} importable={importable} /> : null;
          }}
        </Read>
      )}
    </Read>
  );
}

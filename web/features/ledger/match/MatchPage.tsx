import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { getImport, type LedgerImport, previewImport, startImport } from '@tongli/contracts/complaints';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readKey, useAct, useRead } from '../../../api/hooks.ts';
import { hasCode } from '../../../api/problem.ts';
import { dropDraft, keepDraft, readDraft } from '../../../ui/form/drafts.ts';
import '../../../ui/form/form.css';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { type Mapping, readKept } from '../mapping.ts';
import type { ImportPageProps } from '../props.ts';
import { StateWord } from '../StateWord.tsx';
import { useRefusalWords } from '../words.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { JudgeChoice } from './JudgeChoice.tsx';
import { Obstacles } from './Obstacles.tsx';
import { Preview } from './Preview.tsx';

/** The suggestion until somebody changes it; what was changed stays in this tab through a reload. */
function useMapping({ columns, id, mapping }: LedgerImport) {
  const name = `ledger.match.${id}`;
  const [chosen, setChosen] = useState<Mapping>(() => readKept(readDraft(name), columns) ?? mapping);
  return {
    chosen,
    choose: (next: Mapping) => {
      setChosen(next);
      keepDraft(name, next, []);
    },
    drop: () => dropDraft(name),
  };
}

/** Somebody started it elsewhere, in another tab perhaps: the import is read again and shows as it is. */
function useStartedElsewhere(id: string, ...errors: unknown[]): void {
  const client = useQueryClient();
  const started = errors.some((error) => hasCode(error, 'already-started'));
  useEffect(() => {
    if (started) void client.invalidateQueries({ queryKey: readKey(getImport, { params: { id } }) });
  }, [client, id, started]);
}

function useMatch(ledgerImport: LedgerImport) {
  const { id } = ledgerImport;
  const client = useQueryClient();
  const mapping = useMapping(ledgerImport);
  const [judge, setJudge] = useState(false);
  const start = useAct(startImport, (reply) => {
    mapping.drop();
    client.setQueryData(readKey(getImport, { params: { id } }), reply);
  });
  const preview = useRead(
    previewImport,
    { params: { id }, body: { mapping: mapping.chosen, judgeOnTime: judge } },
    { placeholderData: keepPreviousData, enabled: start.isIdle || start.isError },
  );
  useStartedElsewhere(id, preview.error, start.error);
  return { mapping, judge, setJudge, preview, start };
}

/** What each column of the file stands for, and what would come of it. */
export function MatchPage({ ledgerImport, facts }: ImportPageProps) {
  const { t } = useTranslation();
  const wordsOf = useRefusalWords();
  const { mapping, judge, setJudge, preview, start } = useMatch(ledgerImport);
  const obstacles = useRef<HTMLDivElement>(null);
  const { columns, fileName, id, state } = ledgerImport;
  const press = () => {
    if (start.isPending) return;
    if (preview.data?.obstacles.length) return obstacles.current?.focus();
    start.mutate({ params: { id }, body: { mapping: mapping.chosen, judgeOnTime: judge } });
  };
  const button = (
    <Button type="primary" loading={start.isPending} onClick={press}>
      {t('ledger.match.start')}
    </Button>
  );
  const changed = { columns, mapping: mapping.chosen };
  return (
    <RecordPage
      title={fileName}
      state={<StateWord state={state} />}
      lead={t('ledger.match.lead')}
      facts={facts}
      actions={button}
    >
      {start.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={wordsOf(start.error)} />
      ) : null}
      <Read of={preview} waiting={<RowsSkeleton />}>
        {({ limit, obstacles: found, rows }) => (
          <>
            <Obstacles ref={obstacles} obstacles={found} {...changed} />
            <Section title={t('ledger.match.columns')}>
              <ColumnTable {...changed} rows={rows} onChange={mapping.choose} />
            </Section>
            {limit ? <JudgeChoice limit={limit} judge={judge} onJudge={setJudge} /> : null}
            <Preview {...changed} rows={rows} total={ledgerImport.rows} blocked={found.length > 0} />
          </>
        )}
      </Read>
    </RecordPage>
  );
}

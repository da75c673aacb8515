import { useNavigate } from '@tanstack/react-router';
import { type Importable, type ImportRun, undoRun } from '@tongli/contracts/imports';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import '../../ui/form/form.css';
import { Slot } from '../../app/Slot.tsx';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { Instant } from '../../ui/Times.tsx';
import { Counts } from './Counts.tsx';
import { ErrorList } from './ErrorList.tsx';
import { homeOf } from './homes.ts';
import { useFileWords, useImportables } from './words.ts';

/** What there is to undo: nothing is said of what did not happen. */
function touchedBy({ added, changed }: ImportRun): 'added' | 'changed' | 'both' {
  if (changed === 0) return 'added';
  return added === 0 ? 'changed' : 'both';
}

function Undo({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const wordsOf = useFileWords();
  const undo = useAct(undoRun);
  return (
    <>
      {undo.error ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-notice"
          title={t('imports.undo.refused')}
          description={wordsOf(undo.error)}
        />
      ) : null}
      <div className="form-foot">
        <ConfirmButton
          question={t('imports.undo.question')}
          consequence={t(`imports.undo.consequence-${touchedBy(run)}`, { added: run.added, changed: run.changed })}
          yes={t('imports.undo.yes')}
          pending={undo.isPending}
          onYes={() => undo.mutate({ params: { id: run.id } })}
        >
          {t('imports.undo.act')}
        </ConfirmButton>
        {run.undoableUntil ? (
          <span className="quiet">
            {t('imports.undo.until')} <Instant at={run.undoableUntil} />
          </span>
        ) : null}
      </div>
    </>
  );
}

const listOf: Readonly<Record<string, string>> = {
  'org.units': '/settings/organisation',
  'org.posts': '/settings/posts',
  'knowledge.phrases': '/knowledge/phrases',
  'org.people': '/settings/people',
};

/** To what has come in, and to the table that comes after it. */
function Onwards({ importable }: { importable: Importable }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const home = homeOf(importable.name);
  const known = useImportables().data?.importables ?? [];
  const all = known.filter(({ name }) => homeOf(name) === home);
  const next = all[all.findIndex(({ name }) => name === importable.name) + 1];
  const list = listOf[importable.name];
  const what = (of: Importable) => pick(of.title).toLowerCase();
  return (
    <div className="form-foot">
      {list ? (
        <Button type="primary" onClick={() => void navigate({ to: list })}>
          {t('imports.ended.see', { what: what(importable) })}
        </Button>
      ) : null}
      {next ? (
        <Button onClick={() => void navigate({ to: home.path, search: { upload: next.name } as never })}>
          {t('imports.ended.next', { what: what(next) })}
        </Button>
      ) : null}
    </div>
  );
}

function typeOf({ state }: ImportRun): 'error' | 'success' | 'info' {
  if (state === 'failed') return 'error';
  return state === 'complete' ? 'success' : 'info';
}

/** What came of it. */
export function EndedPart({ run, importable }: { run: ImportRun; importable: Importable }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = (to: string, search = {}) => void navigate({ to, search: search as never });
  const { number } = useNumbers();
  const counts = { added: number(run.added), changed: number(run.changed) };
  const words = t(`imports.ended.${run.state}`, { ...counts, code: run.failure ?? '' });
  return (
    <>
      <Alert type={typeOf(run)} showIcon className="form-notice" title={words} />
      {run.state === 'complete' ? (
        <>
          <Counts run={run} />
          <Onwards importable={importable} />
          <Slot name="import.complete" give={{ importId: run.id, importable: run.importable, added: run.added }} />
          {run.wrong > 0 ? <ErrorList run={run} importable={importable} title={t('imports.errors.left-out')} /> : null}
          {run.actions.undo?.allowed ? <Undo run={run} /> : null}
        </>
      ) : (
        <Button type="primary" onClick={() => open(homeOf(importable.name).path, { upload: importable.name })}>
          {t('imports.errors.again')}
        </Button>
      )}
    </>
  );
}

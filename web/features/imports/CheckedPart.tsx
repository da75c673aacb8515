import { cancelRun, checkRun, type Importable, type ImportRun, startRun } from '@tongli/contracts/imports';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import '../../ui/form/form.css';
import { ActButton } from '../../ui/record/ActButton.tsx';
import { Counts } from './Counts.tsx';
import { ErrorList } from './ErrorList.tsx';
import { MatchPart } from './MatchPart.tsx';
import { chosenOf, useFileWords } from './words.ts';

/** Every row is checked: all of them come in, or the wrong ones are corrected first. */
export function CheckedPart({ run, importable }: { run: ImportRun; importable: Importable }) {
  const { t } = useTranslation();
  const wordsOf = useFileWords();
  const [matching, setMatching] = useState(false);
  const start = useAct(startRun);
  const cancel = useAct(cancelRun);
  const again = useAct(checkRun);
  const params = { id: run.id };
  if (matching) return <MatchPart run={run} importable={importable} />;
  const coming = run.added + run.changed;
  const leaveOut = run.wrong > 0 ? run.actions['start-without-wrong'] : undefined;
  const mapping = { mapping: run.mapping, options: chosenOf(run) };
  const error = start.error ?? cancel.error ?? again.error;
  return (
    <>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={wordsOf(error)} /> : null}
      <Alert
        type={run.wrong > 0 ? 'warning' : 'info'}
        showIcon
        className="form-notice"
        title={
          run.wrong > 0
            ? t('imports.checked.wrong', { count: run.wrong })
            : coming > 0
              ? t('imports.checked.ready', { count: coming })
              : t('imports.checked.nothing')
        }
        description={
          run.wrong > 0
            ? t(leaveOut?.allowed ? 'imports.checked.leave-out-words' : 'imports.checked.wrong-words')
            : undefined
        }
      />
      <Counts run={run} />
      {run.wrong > 0 ? <ErrorList run={run} importable={importable} title={t('imports.errors.title')} /> : null}
      <div className="form-foot">
        <ActButton
          kind={run.wrong > 0 ? 'plain' : 'primary'}
          allowance={run.actions.start}
          pending={start.isPending}
          onAct={() => start.mutate({ params, body: {} })}
        >
          {t('imports.checked.start', { count: coming })}
        </ActButton>
        {leaveOut?.allowed ? (
          <ActButton
            kind="plain"
            allowance={leaveOut}
            pending={start.isPending}
            onAct={() => start.mutate({ params, body: { withoutWrong: true } })}
          >
            {t('imports.checked.start-without-wrong', { count: coming, wrong: run.wrong })}
          </ActButton>
        ) : null}
        {run.wrong > 0 && !leaveOut?.allowed ? (
          <span className="quiet">{t('imports.checked.correct-first', { count: run.wrong })}</span>
        ) : null}
        <Button onClick={() => setMatching(true)}>{t('imports.checked.match-again')}</Button>
        <Button loading={again.isPending} onClick={() => again.mutate({ params, body: mapping })}>
          {t('imports.checked.check-again')}
        </Button>
        <Button onClick={() => cancel.mutate({ params })}>{t('imports.match.discard')}</Button>
      </div>
    </>
  );
}

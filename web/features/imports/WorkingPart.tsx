import { cancelRun, type ImportRun } from '@tongli/contracts/imports';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { ActButton } from '../../ui/record/ActButton.tsx';
import { Section } from '../../ui/record/Section.tsx';

/** How far the server has come. It goes on without this page. */
export function WorkingPart({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const cancel = useAct(cancelRun);
  const total = run.state === 'checking' ? run.rows : run.added + run.changed;
  const percent = total > 0 ? Math.min(100, Math.floor((run.done / total) * 100)) : 0;
  return (
    <Section title={t(`imports.state.${run.state}`)}>
      <Progress percent={percent} status="active" aria-label={t(`imports.state.${run.state}`)} />
      <p role="status" className="figures">
        {t('imports.working.rows', { done: number(run.done), total: number(total) })}
      </p>
      <p className="section-note">{t('imports.working.leave')}</p>
      {run.state === 'undoing' ? null : (
        <ActButton
          allowance={run.actions.cancel}
          pending={cancel.isPending}
          onAct={() => cancel.mutate({ params: { id: run.id } })}
        >
          {t('imports.working.cancel')}
        </ActButton>
      )}
    </Section>
  );
}

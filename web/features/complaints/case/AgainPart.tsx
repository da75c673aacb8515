import { recordStep, type StepRecord } from '@tongli/contracts/complaints';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { keptRecord } from './record.ts';
import type { StepProps } from './StepPart.tsx';

interface KeptProps extends Omit<StepProps, 'view'> {
  record: StepRecord;
}

/** That the promise is kept: the same record once more with that one word changed, so it is one act. */
function KeptButton({ complaint, record, work }: KeptProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, error } = useAct(recordStep, work.done);
  const { id, version } = complaint;
  const act = () => mutate({ params: { id, step: record.step }, body: { record, version } });
  return (
    <>
      {error ? <Alert type="error" showIcon role="alert" title={words.ofError(error)} /> : null}
      <ConfirmButton
        kind="primary"
        question={t('complaints.record.kept-question')}
        consequence={t('complaints.record.again-words')}
        onYes={act}
        pending={isPending}
      >
        {t('complaints.record.kept')}
      </ConfirmButton>
    </>
  );
}

/** A recorded step can be recorded again; it is due again only for its promise: that it is kept. */
export function AgainPart({ onAgain, view, ...props }: StepProps & { onAgain: () => void }) {
  const { t } = useTranslation();
  const kept = props.work.next === view.name ? keptRecord(view.record) : null;
  return (
    <>
      {kept ? <p>{t('complaints.record.keep')}</p> : null}
      <div className="form-foot">
        <Button onClick={onAgain}>{t('complaints.record.again')}</Button>
        {kept ? <KeptButton {...props} record={kept} /> : null}
      </div>
    </>
  );
}

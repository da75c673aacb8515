import { type ServiceProcess, writeProcessDraft } from '@tongli/contracts/requests';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Differences } from './Differences.tsx';

/** The product brings this process otherwise than it has ever been here: what would change, and the way to take it as a draft. */
export function Revision({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const write = useAct(writeProcessDraft);
  const { id, revision, current, draft, version, actions } = process;
  if (!revision || !current || !actions.write?.allowed) return null;
  return (
    <Alert
      type={write.error ? 'error' : 'info'}
      showIcon
      className="form-notice"
      title={write.error ? words.ofError(write.error) : t('requests.process.revision')}
      description={
        <>
          <Differences before={current.definition} after={revision} />
          {draft ? <p>{t('requests.process.revision-draft')}</p> : null}
        </>
      }
      action={
        <Button
          size="small"
          disabled={draft !== null}
          loading={write.isPending}
          onClick={() => write.mutate({ params: { id }, body: { definition: revision, version } })}
        >
          {t('requests.process.revision-take')}
        </Button>
      }
    />
  );
}

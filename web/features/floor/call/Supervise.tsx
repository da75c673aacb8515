import type { SupervisionHow } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { supervise, useSupervising } from './supervising.ts';

/** Into the call of an agent: unheard to begin with. */
export default function Supervise({ contactId }: { contactId: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const supervising = useSupervising();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const begin = (how: SupervisionHow) => {
    setBusy(true);
    setTrouble(null);
    supervise(contactId, how)
      .catch(setTrouble)
      .finally(() => setBusy(false));
  };
  if (supervising?.contactId === contactId) return <span className="quiet">{t('floor.call.in-it')}</span>;
  return (
    <>
      <Button size="small" loading={busy} onClick={() => begin('listen')}>
        {t('floor.call.listen')}
      </Button>
      {trouble === null ? null : <span role="alert">{words.ofError(trouble)}</span>}
    </>
  );
}

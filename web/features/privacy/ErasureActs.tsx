import { confirmErasure, type Erasure, withdrawErasure } from '@tongli/contracts/privacy';
import { Alert, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { ReasonDrawer } from '../../ui/form/ReasonDrawer.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { ActButton } from '../../ui/record/ActButton.tsx';

/** What may be done about an erasure that waits. */
export function ErasureActs({ of }: { of: Erasure }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const confirm = useAct(confirmErasure);
  if (of.state !== 'asked' && of.state !== 'proposed') return null;
  const give = () => confirm.mutate({ params: { id: of.id }, body: { version: of.version } });
  return (
    <>
      {confirm.error ? (
        <Alert type="error" showIcon className="form-notice" title={words.ofError(confirm.error)} />
      ) : null}
      <Space wrap>
        {of.actions.confirm?.allowed ? (
          <ConfirmButton
            question={t('privacy.confirm.question')}
            consequence={t('privacy.confirm.consequence')}
            onYes={give}
            pending={confirm.isPending}
          >
            {t('privacy.confirm.act')}
          </ConfirmButton>
        ) : (
          <ActButton allowance={of.actions.confirm} onAct={give}>
            {t('privacy.confirm.act')}
          </ActButton>
        )}
        {of.actions.withdraw?.allowed ? (
          <ActButton allowance={of.actions.withdraw} onAct={() => setWithdrawing(true)}>
            {t('privacy.withdraw.act')}
          </ActButton>
        ) : null}
      </Space>
      {withdrawing ? (
        <ReasonDrawer
          endpoint={withdrawErasure}
          name={`privacy.withdraw.${of.id}`}
          title={t('privacy.withdraw.act')}
          consequence={t('privacy.withdraw.consequence')}
          submit={t('privacy.withdraw.act')}
          help={t('privacy.reason-help')}
          most={200}
          input={(reason) => ({ params: { id: of.id }, body: { reason, version: of.version } })}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </>
  );
}

import { revokeOwnToken, revokeToken, type Token } from '@tongli/contracts/access';
import { Alert, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { usePermissionWords } from './permission-words.ts';

/** One token: what it may do, who uses it, and its end. */
export default function TokenDrawer({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation();
  const words = usePermissionWords();
  const problem = useProblemWords();
  const own = useMe().accountId === token.accountId;
  const { mutate, isPending, error } = useAct(own ? revokeOwnToken : revokeToken, onClose);
  const lastUsed = token.lastUsedAt ? (
    <>
      <Instant at={token.lastUsedAt} /> {t('access.tokens.from', { address: token.lastUsedFrom ?? '' })}
    </>
  ) : (
    t('access.tokens.never')
  );
  return (
    <Drawer open onClose={onClose} title={token.name} size={460} destroyOnHidden>
      <Facts
        facts={[
          { label: t('access.tokens.account'), value: token.accountName },
          { label: t('access.tokens.handle'), value: `${token.handle}…` },
          { label: t('access.tokens.state-label'), value: t(`access.tokens.state.${token.state}`) },
          { label: t('access.tokens.scopes'), value: token.scopes.map(words).join(t('app.list-separator')) },
          { label: t('access.tokens.made'), value: <Instant at={token.madeAt} /> },
          { label: t('access.tokens.made-by'), value: token.madeByName },
          { label: t('access.tokens.expires'), value: <Instant at={token.expiresAt} /> },
          { label: t('access.tokens.last-used'), value: lastUsed },
        ]}
      />
      {error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={problem.ofError(error)} />
      ) : null}
      {token.actions.revoke?.allowed ? (
        <ConfirmButton
          question={t('access.tokens.revoke-question', { name: token.name })}
          consequence={t('access.tokens.revoke-words')}
          onYes={() => mutate({ params: { id: token.id } })}
          pending={isPending}
        >
          {t('access.tokens.revoke')}
        </ConfirmButton>
      ) : null}
    </Drawer>
  );
}

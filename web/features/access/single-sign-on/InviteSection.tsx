import { type Account, inviteToSignOn, listSignOnOptions } from '@tongli/contracts/access';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';

/** Links an account to an identity elsewhere by a link that its person opens. Nothing where there is no provider. */
export function InviteSection({ account }: { account: Account }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const site = useSite();
  const { data: providers } = useRead(listSignOnOptions, {});
  const { mutate, isPending, data, error } = useAct(inviteToSignOn);
  const active = providers?.items ?? [];
  if (active.length === 0 || account.kind !== 'person' || account.state !== 'active') return null;
  const link = data ? `${site.address}/sign-in?invitation=${data.secret}` : null;
  return (
    <Section title={t('access.sign-on.invitation')}>
      <p className="quiet">{t('access.sign-on.invitation-words')}</p>
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      {link ? (
        <CopyButton text={link} label={t('access.sign-on.copy-link')} done={t('access.tokens.copied')} />
      ) : (
        active.map(({ id, name }) => (
          <Button
            key={id}
            loading={isPending}
            onClick={() => mutate({ params: { id: account.id }, body: { providerId: id } })}
          >
            {t('access.sign-on.invite', { name: pick(name) })}
          </Button>
        ))
      )}
    </Section>
  );
}

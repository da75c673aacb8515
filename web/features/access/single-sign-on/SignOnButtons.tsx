import { useMutation } from '@tanstack/react-query';
import { beginSignOn, listSignOnOptions } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { safeReturn } from '../safe-return.ts';

/** Leaves for the provider's own page. It stays under way until the browser has gone. */
function useSetOut() {
  const [search] = useAddress();
  return useMutation({
    mutationFn: (providerId: string) =>
      call(beginSignOn, {
        body: {
          providerId,
          origin: window.location.origin,
          returnPath: safeReturn(search.return),
          invitation: search.invitation ?? null,
        },
      }),
    onSuccess: ({ location }) => window.location.assign(location),
  });
}

/** A button for each place where people may sign in instead of here; nothing where there is none. */
export function SignOnButtons() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const { data } = useRead(listSignOnOptions, {});
  const { mutate, isPending, isSuccess, error, variables } = useSetOut();
  if (!data || data.items.length === 0) return null;
  return (
    <div className="sign-on">
      {error ? (
        <p role="alert" className="sign-in-refused">
          {words.ofError(error)}
        </p>
      ) : null}
      {data.items.map(({ id, name }) => (
        <PlainButton key={id} busy={(isPending || isSuccess) && variables === id} onClick={() => mutate(id)}>
          {t('access.sign-on.with', { name: pick(name) })}
        </PlainButton>
      ))}
    </div>
  );
}

import { passwordBounds } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import type { PlainEntry } from './PlainForm.tsx';

/** A new password, and once more. */
export function useNewPasswordEntries(): readonly PlainEntry[] {
  const { t } = useTranslation();
  const fits = (text: string) => text.length >= passwordBounds.minimum && text.length <= passwordBounds.maximum;
  return [
    {
      name: 'next',
      label: t('access.password.next'),
      type: 'password',
      autoComplete: 'new-password',
      check: (text) => (fits(text) ? null : t('access.password.rule', { ...passwordBounds })),
    },
    {
      name: 'again',
      label: t('access.password.again'),
      type: 'password',
      autoComplete: 'new-password',
      check: (text, all) => (text === all.next ? null : t('access.password.differs')),
    },
  ];
}

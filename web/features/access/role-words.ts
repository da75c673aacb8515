import type { Role } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';

/** Roles in the reader's words, in one line. */
export function useRoleWords(): (roles: readonly Role[]) => string {
  const { t } = useTranslation();
  return (roles) => roles.map((role) => t(`app.role.${role}`)).join(t('app.list-separator'));
}

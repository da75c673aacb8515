import { useTranslation } from 'react-i18next';

/** A permission in the reader's words, such as “Read complaints”; a dot would end a key, so it is written with a dash there. */
export function usePermissionWords(): (permission: string) => string {
  const { t } = useTranslation();
  return (permission) => t(`access.permission.${permission.replace('.', '-')}`, { defaultValue: permission });
}

import { managementLevel, office } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../ui/list/column.ts';

/** By level and office: of posts, and of people by the post that they hold. */
export function usePostFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'level',
      label: t('org.post.level'),
      choices: managementLevel.options.map((value) => ({ value, label: t(`org.level.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'office',
      label: t('org.post.office'),
      choices: office.options.map((value) => ({ value, label: t(`org.office.${value}`) })),
    },
  ];
}

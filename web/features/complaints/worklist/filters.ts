import { complaintState, severity } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../ui/list/column.ts';
import { useTerms } from '../../../ui/terms.ts';
import { usePeople } from '../people.ts';

export function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const people = usePeople();
  return [
    { kind: 'text', field: 'number', label: t('complaints.worklist.number-starts'), comparison: 'starts' },
    { kind: 'choice', field: 'product', label: t('complaints.product'), choices: terms.options('product') },
    { kind: 'choice', field: 'area', label: t('complaints.area'), choices: terms.options('area') },
    {
      kind: 'choice',
      field: 'state',
      many: true,
      label: t('complaints.state-label'),
      choices: complaintState.options.map((value) => ({ value, label: t(`complaints.state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'severity',
      label: t('complaints.severity-label'),
      choices: severity.options.map((value) => ({ value, label: t(`complaints.severity.${value}`) })),
    },
    { kind: 'choice', field: 'ownerId', label: t('complaints.owner'), choices: people.options },
    { kind: 'dates', field: 'lodgedOn', label: t('complaints.worklist.on') },
  ];
}

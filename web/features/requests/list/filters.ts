import { adoption, askedKind, requestPriority, requestState } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import type { FilterField } from '../../../ui/list/column.ts';
import { useDirectory } from '../people.ts';

export function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const { people, units } = useDirectory();
  return [
    { kind: 'text', field: 'number', label: t('requests.list.number-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'kind',
      many: true,
      label: t('requests.kind-label'),
      choices: askedKind.options.map((value) => ({ value, label: t(`requests.kind.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'state',
      label: t('requests.state-label'),
      choices: requestState.options.map((value) => ({ value, label: t(`requests.state.${value}`) })),
    },
    {
      kind: 'choice',
      field: 'priority',
      many: true,
      label: t('requests.priority-label'),
      choices: requestPriority.options.map((value) => ({ value, label: t(`requests.priority.${value}`) })),
    },
    { kind: 'choice', field: 'ownerId', label: t('requests.owner'), choices: people },
    { kind: 'choice', field: 'unitId', label: t('requests.unit-label'), choices: units },
    { kind: 'text', field: 'tag', label: t('requests.tags'), comparison: 'eq' },
    {
      kind: 'choice',
      field: 'adoption',
      many: true,
      label: t('requests.adoption-label'),
      choices: adoption.options.map((value) => ({ value, label: t(`requests.adoption.${value}`) })),
    },
    { kind: 'dates', field: 'lodgedOn', label: t('requests.received') },
  ];
}

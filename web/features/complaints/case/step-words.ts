import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { usePeople } from '../people.ts';

/** Values of a step's fields in words, where two records of it are put side by side. */
export function useStepWords(): (path: string, value: unknown) => string | undefined {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const people = usePeople();
  return (path, value) => {
    if (path === 'ownerId') return people.name(String(value));
    if (path === 'amount') return typeof value === 'number' ? money(value * 100, 'CNY') : undefined;
    if (path !== 'accepted' && path !== 'done') return undefined;
    if (typeof value !== 'boolean') return undefined;
    return t(`complaints.record.${path}-${value ? 'yes' : 'no'}`);
  };
}

import { listPosts } from '@tongli/contracts/org';
import type { Fault, StepOwner, WorkingLimit } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';

/** Working time, such as 「30 分钟」 or “2 working days”. */
export function useLimitWords(): (limit: WorkingLimit) => string {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return ({ amount, unit }) =>
    unit === 'days'
      ? t('requests.process.limit-days', { count: amount, amount: number(amount) })
      : t('requests.process.limit-minutes', { count: amount, amount: number(amount) });
}

/** Posts that can be named, by code. */
export function usePosts(): { value: string; label: string }[] {
  const pick = useBilingual();
  const query = encodeList({ filters: { retired: { eq: 'false' } }, limit: 200 });
  const { data } = useRead(listPosts, { query }, { staleTime: 60_000 });
  return data?.items.map(({ code, name }) => ({ value: code, label: pick(name) })) ?? [];
}

export function useOwnerWords(): (owner: StepOwner) => string {
  const { t } = useTranslation();
  const posts = usePosts();
  return (owner) => {
    if ('role' in owner) return t('requests.process.owner-role', { role: t(`requests.process.role.${owner.role}`) });
    const post = posts.find(({ value }) => value === owner.post)?.label ?? owner.post;
    return owner.where === 'unit'
      ? t('requests.process.owner-unit', { post })
      : t('requests.process.owner-above', { post });
  };
}

/** What is wrong and what to do about it. */
export function useFaultWords(): (fault: Pick<Fault, 'code' | 'params'>) => string {
  const { t } = useTranslation();
  return ({ code, params }) => t(`requests.fault.${code}`, params);
}

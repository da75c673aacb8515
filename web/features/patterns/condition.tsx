import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, ProblemError, readProblem } from '../../api/problem.ts';
import { useAddress } from '../../ui/address.ts';

/** The state that the address asks to see; the first when it names none. */
export function useCondition<C extends string>(all: readonly [C, ...C[]]): C {
  const [search] = useAddress();
  return all.find((one) => one === search.condition) ?? all[0];
}

interface SelectProps<C extends string> {
  all: readonly C[];
  value: C;
  words: (condition: C) => string;
}

/** Chooses the state to look at. */
export function ConditionSelect<C extends string>({ all, value, words }: SelectProps<C>) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  return (
    <Select<C>
      aria-label={t('patterns.condition')}
      prefix={t('patterns.condition')}
      value={value}
      onChange={(condition) => change({ condition, tab: undefined })}
      popupMatchSelectWidth={false}
      options={all.map((one) => ({ value: one, label: words(one) }))}
    />
  );
}

const pages = ['list', 'record', 'form'] as const;

/** The way to the other patterns. */
export function PatternLinks({ own }: { own: (typeof pages)[number] }) {
  const { t } = useTranslation();
  return pages
    .filter((page) => page !== own)
    .map((page) => (
      <span key={page}>
        {' '}
        <Link to={`/patterns/${page}`}>{t(`patterns.${page}.title`)}</Link>
      </span>
    ));
}

/** What a server would say. */
export const refusal = (status: number, code: string, current?: unknown) =>
  new ProblemError({ ...readProblem(status, '', 'pattern'), code, ...(current ? { current } : {}) });

const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** Reads a record at hand as if from a server in that state. */
export function useSample<Sample>(pattern: string, condition: string, sample: Sample): UseQueryResult<Sample, Error> {
  const client = useQueryClient();
  const queryKey = ['patterns.sample', pattern, condition];
  const query = useQuery({
    queryKey,
    retry: false,
    queryFn: async ({ signal }) => {
      if (condition === 'loading') return forever(signal);
      if (condition === 'error') throw new ConnectionLost('pattern');
      if (condition === 'forbidden') throw refusal(403, 'forbidden');
      if (condition === 'stale' && client.getQueryData(queryKey) !== undefined) throw refusal(500, 'internal');
      return sample;
    },
  });
  const { isSuccess, refetch } = query;
  useEffect(() => {
    if (condition === 'stale' && isSuccess) void refetch();
  }, [condition, isSuccess, refetch]);
  return query;
}

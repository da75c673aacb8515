import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { call } from './call.ts';
import { hasCode } from './problem.ts';
import type { Input, Transport } from './request.ts';

export type ReadKey = readonly [id: string, input: unknown];

export const readKey = (endpoint: Endpoint, input: unknown): ReadKey => [endpoint.id, input];

export type ReadOptions<Reply> = Omit<UseQueryOptions<Reply, Error, Reply, ReadKey>, 'queryKey' | 'queryFn'>;

/** Reads and keeps a reply; the same operation and input share one copy. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  options: ReadOptions<ReplyOf<E>> = {},
): UseQueryResult<ReplyOf<E>, Error> {
  return useQuery({
    ...options,
    queryKey: readKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal }),
  });
}

export type Act<E extends Endpoint> = UseMutationResult<ReplyOf<E>, Error, Input<E> & Transport>;

/**
 * Changes something. Everything on screen is read again afterwards: a change shows wherever it reaches. So it is after
 * somebody else's change was in the way, for the next try to start from the record as it is.
 */
export function useAct<E extends Endpoint>(endpoint: E, onDone?: (reply: ReplyOf<E>) => void): Act<E> {
  const client = useQueryClient();
  return useMutation({
    mutationKey: [endpoint.id],
    mutationFn: (input: Input<E> & Transport) => call(endpoint, input),
    onSuccess: (reply) => {
      onDone?.(reply);
      return client.invalidateQueries();
    },
    onError: (error) => (hasCode(error, 'stale-version') ? client.invalidateQueries() : undefined),
  });
}

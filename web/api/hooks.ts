import {
  type QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { useCallback, useRef } from 'react';
import { call } from './call.ts';
import { noteOwnVersion } from './own-versions.ts';
import { isConflict } from './problem.ts';
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

/** What follows a topic is told what is new, and may be nobody's to read any more when all else is read again. */
export const toldByTopic = { toldByTopic: true } as const;

const readAllAgain = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ meta }) => meta?.toldByTopic !== true });

/**
 * Changes something. Everything on screen is read again afterwards: a change shows wherever it reaches. So it is after
 * the record's state was in the way: what somebody else did meanwhile is then on screen beside the refusal. What is under
 * way is not asked for once more, however often somebody clicks.
 */
export function useAct<E extends Endpoint>(
  endpoint: E,
  onDone?: (reply: ReplyOf<E>) => void,
  sendBy: (input: Input<E> & Transport) => Promise<ReplyOf<E>> = (input) => call(endpoint, input),
): Act<E> {
  const client = useQueryClient();
  const underWay = useRef(new Set<string>());
  const act = useMutation({
    mutationKey: [endpoint.id],
    mutationFn: sendBy,
    onSuccess: (reply) => {
      noteOwnVersion(reply);
      onDone?.(reply);
      return readAllAgain(client);
    },
    onError: (error) => (isConflict(error) ? readAllAgain(client) : undefined),
    onSettled: (_reply, _error, input) => void underWay.current.delete(JSON.stringify(input)),
  });
  const { mutate } = act;
  const once = useCallback(
    (...args: Parameters<typeof mutate>) => {
      const [input] = args;
      const asked = JSON.stringify(input);
      if (underWay.current.has(asked)) return;
      // A file has no words to be known by.
      if (!(input && 'file' in input)) underWay.current.add(asked);
      mutate(...args);
    },
    [mutate],
  );
  return { ...act, mutate: once };
}

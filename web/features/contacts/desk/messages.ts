import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ContactMessage, contactTopic, getDesk, readMessages } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useEffect } from 'react';
import { call } from '../../../api/call.ts';
import { toldByTopic } from '../../../api/hooks.ts';
import { useConnection, useTopic } from '../../../api/realtime.ts';
import { joined } from './joined.ts';

export const messagesKey = (contactId: string) => [readMessages.id, contactId] as const;

/** Reads on from what is known, until there is no more. */
async function readOn(id: string, known: readonly ContactMessage[], signal: AbortSignal) {
  let messages = known;
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const page = await call(readMessages, { params: { id }, body: { after }, signal });
    messages = joined(messages, page.messages);
    const last = messages.at(-1)?.seq ?? 0;
    if (last === after || last >= page.lastSeq) return messages;
  }
}

/** The same for whoever looks: of several that read one thing the last one says how it is read. */
const reading = (client: QueryClient, contactId: string) => {
  const queryKey = messagesKey(contactId);
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) => readOn(contactId, client.getQueryData<readonly ContactMessage[]>(queryKey) ?? [], signal),
    meta: toldByTopic,
  });
};

const pollMs = 4_000;

const isOnDesk = (client: QueryClient, contactId: string) =>
  client
    .getQueriesData<ReplyOf<typeof getDesk>>({ queryKey: [getDesk.id] })
    .some(([, desk]) => desk?.contacts.some(({ id }) => id === contactId));

/** All that was written in a contact, in order and without gaps; each time only what is new is read. */
export function useMessages(contactId: string, enabled: boolean) {
  const client = useQueryClient();
  const lost = useConnection() === 'lost';
  const queryKey = messagesKey(contactId);
  const readNew = () => void client.invalidateQueries({ queryKey });
  const lookAgain = () => client.invalidateQueries({ queryKey: [getDesk.id] });
  useTopic(contactTopic, enabled ? contactId : null, (news) => {
    if (news.type === 'change' && news.change.what === 'message' && news.change.author !== 'system') readNew();
    else if (news.type === 'change' && news.change.what !== 'message') void lookAgain();
    // It may be said last that it was passed on or ended: then it is no longer this agent's to read.
    else void lookAgain().then(() => isOnDesk(client, contactId) && readNew());
  });
  const query = useQuery({
    ...reading(client, contactId),
    enabled,
    refetchInterval: lost && enabled ? pollMs : false,
    refetchOnWindowFocus: 'always',
  });
  const { isError, refetch } = query;
  // What was missed while the line was cut is read when it is back, whether or not anything is told then.
  useEffect(() => {
    if (enabled && isError && !lost && isOnDesk(client, contactId)) void refetch();
  }, [client, contactId, enabled, isError, lost, refetch]);
  return query;
}

/** What the customer has written, as far as the conversation was read: reads nothing by itself. */
export function useSaid(contactId: string): string {
  const { data } = useQuery({ ...reading(useQueryClient(), contactId), enabled: false });
  return (data ?? [])
    .filter(({ author }) => author === 'customer')
    .map(({ text }) => text ?? '')
    .join('\n');
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ContactMessage, contactTopic, getDesk, readMessages } from '@tongli/contracts/contacts';
import { call } from '../../../api/call.ts';
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

const pollMs = 4_000;

/** All that was written in a contact, in order and without gaps; each time only what is new is read. */
export function useMessages(contactId: string, enabled: boolean) {
  const client = useQueryClient();
  const lost = useConnection() === 'lost';
  const queryKey = messagesKey(contactId);
  useTopic(contactTopic, enabled ? contactId : null, (news) => {
    if (news.type === 'state' || news.change.what === 'message') void client.invalidateQueries({ queryKey });
    if (news.type === 'state' || news.change.what !== 'message')
      void client.invalidateQueries({ queryKey: [getDesk.id] });
  });
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => readOn(contactId, client.getQueryData<readonly ContactMessage[]>(queryKey) ?? [], signal),
    enabled,
    refetchInterval: lost && enabled ? pollMs : false,
    refetchOnWindowFocus: 'always',
  });
}

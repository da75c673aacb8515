import { useQuery } from '@tanstack/react-query';
import { type ContactMessage, type ContactRecord, listMessages, readMessages } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { MessageLog } from '../../../ui/desk/MessageLog.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { Read } from '../../../ui/Read.tsx';
import { joined } from '../desk/joined.ts';
import { useLogged } from '../desk/Messages.tsx';
import { useContactWords } from '../words.ts';
import { TakeTranscript } from './TakeTranscript.tsx';

const mostReason = 200;

async function readAll(id: string, signal: AbortSignal): Promise<readonly ContactMessage[]> {
  let messages: readonly ContactMessage[] = [];
  for (;;) {
    const after = messages.at(-1)?.seq ?? 0;
    const page = await call(listMessages, { params: { id }, query: { after }, signal });
    messages = joined(messages, page.messages);
    if ((messages.at(-1)?.seq ?? 0) === after || messages.length >= page.lastSeq) return messages;
  }
}

/** What was said, masked; in clear after a reason is given, until the page is left. */
export function Transcript({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const me = useMe();
  const words = useContactWords();
  const { id } = record;
  const messages = useQuery({
    queryKey: [listMessages.id, id],
    queryFn: ({ signal }) => readAll(id, signal),
  });
  const [asking, setAsking] = useState(false);
  const [clear, setClear] = useState<readonly ContactMessage[] | null>(null);
  const logged = useLogged(id, words.who(record), false);
  const revealable = may(me, 'customers.reveal') && clear === null && record.messages > 0;
  return (
    <>
      <div className="button-row">
        {revealable ? <Button onClick={() => setAsking(true)}>{t('contacts.record.reveal')}</Button> : null}
        <TakeTranscript record={record} />
      </div>
      <Read of={messages}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{t('contacts.record.no-messages')}</p>
          ) : (
            <div className="message-record">
              <MessageLog label={t('contacts.message.log')} messages={(clear ?? all).map(logged)} />
            </div>
          )
        }
      </Read>
      {asking ? (
        <ReasonDrawer
          endpoint={readMessages}
          name={`contacts.reveal.${id}`}
          title={t('contacts.record.reveal')}
          consequence={t('contacts.record.reveal-words')}
          submit={t('contacts.record.reveal')}
          most={mostReason}
          input={(reason) => ({ params: { id }, body: { after: 0, reason } })}
          onDone={(page) => setClear(page.messages)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

import type { ContactMessage, DeskContact } from '@tongli/contracts/contacts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';
import { type LoggedMessage, MessageLog } from '../../../ui/desk/MessageLog.tsx';
import { Read } from '../../../ui/Read.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { useContactWords } from '../words.ts';
import { usePump } from './Composer.tsx';
import { MessageFiles } from './MessageFiles.tsx';
import { useMessages } from './messages.ts';
import type { Outgoing } from './outbox.ts';
import { discard, sendAgain, useOutgoing } from './outbox-store.ts';
import { markRead } from './read-marks.ts';
import { useCustomerTyping } from './typing.ts';

const sides = { customer: 'theirs', agent: 'own', internal: 'inner', system: 'told' } as const;

/** Messages as the log shows them; `who` is the customer's name. Files are opened `atOnce` by whoever has the contact in hand. */
export function useLogged(contactId: string, who: string, atOnce: boolean): (message: ContactMessage) => LoggedMessage {
  const { t } = useTranslation();
  const words = useContactWords();
  return ({ id, at, author, authorName, code, params, text, files }) => ({
    key: id,
    at,
    side: sides[author],
    who:
      author === 'customer'
        ? who
        : author === 'internal'
          ? t('contacts.message.inner', { name: authorName })
          : authorName,
    text: code === null ? text : words.ofCode('says', code, params),
    below: files.length > 0 ? <MessageFiles contactId={contactId} files={files} preview={atOnce} /> : null,
  });
}

function SendState({ message: { id, contactId, state, files } }: { message: Outgoing }) {
  const { t } = useTranslation();
  const start = usePump();
  const again = () => {
    sendAgain(contactId, id);
    start(contactId);
  };
  return (
    <span className="message-below" role="status">
      {files.length > 0 ? <span>{files.map(({ name }) => name).join(t('app.list-separator'))}</span> : null}
      <span className={state === 'sending' ? 'quiet' : 'message-not-sent'}>{t(`contacts.sending.${state}`)}</span>
      {state === 'sending' ? null : (
        <button type="button" className="link" onClick={again}>
          {t('contacts.sending.again')}
        </button>
      )}
      {state === 'refused' ? (
        <button type="button" className="link" onClick={() => discard(id)}>
          {t('contacts.sending.discard')}
        </button>
      ) : null}
    </span>
  );
}

/** What no answer came to is sent once more as soon as the connection is back, or the page was loaded anew. */
function useSendingAgain(contactId: string): void {
  const connection = useConnection();
  const start = usePump();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each connection.
  useEffect(() => {
    if (connection === 'lost') return undefined;
    const go = () => {
      sendAgain(contactId);
      start(contactId);
    };
    go();
    window.addEventListener('online', go);
    return () => window.removeEventListener('online', go);
  }, [connection, contactId]);
}

/** The conversation of a contact, with what of one's own is still on its way. */
export function Messages({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const me = useMe();
  const words = useContactWords();
  const messages = useMessages(contact.id, true);
  const cutOff = useConnection() === 'lost';
  const outgoing = useOutgoing(contact.id);
  const logged = useLogged(contact.id, words.who(contact), true);
  useSendingAgain(contact.id);
  const last = messages.data?.at(-1)?.seq ?? 0;
  const typing = useCustomerTyping(contact.id, last);
  useEffect(() => markRead(contact.id, last), [contact.id, last]);
  return (
    <Read of={messages} waiting={<RowsSkeleton />} cutOff={cutOff}>
      {(all) => {
        const there = new Set(all.map(({ id }) => id));
        const waiting = outgoing.filter(({ id }) => !there.has(id));
        const own = waiting.map<LoggedMessage>((one) => ({
          key: one.id,
          at: one.at,
          side: one.internal ? 'inner' : 'own',
          who: me.name,
          text: one.text,
          below: <SendState message={one} />,
        }));
        return (
          <>
            <MessageLog label={t('contacts.message.log')} messages={[...all.map(logged), ...own]} />
            {typing ? <p className="message-typing">{t('contacts.message.typing')}</p> : null}
          </>
        );
      }}
    </Read>
  );
}

import { Link } from '@tanstack/react-router';
import { type BoardContact, contactTopic, listMessages, moveContact, takeOver } from '@tongli/contracts/contacts';
import { Button, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { useRefresh, useTopic } from '../../api/realtime.ts';
import { may, useMe } from '../../api/session.ts';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { MessageLog } from '../../ui/desk/MessageLog.tsx';
import { useBilingual } from '../../ui/language.ts';
import { pageFile } from '../../ui/page-file.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Read } from '../../ui/Read.tsx';
import { Clock } from '../../ui/Times.tsx';
import type { Board } from './board.ts';

const Supervise = lazy(pageFile(() => import('./call/Supervise.tsx')));

const sides = { customer: 'theirs', agent: 'own', internal: 'inner', system: 'told' } as const;

/** What is being said, as it is said; personal data masked. */
function Look({ contactId }: { contactId: string }) {
  const { t } = useTranslation();
  const messages = useRead(listMessages, { params: { id: contactId }, query: { after: 0 } });
  const refresh = useRefresh(listMessages);
  useTopic(contactTopic, contactId, (news) => {
    if (news.type === 'state' || news.change.what === 'message') refresh();
  });
  return (
    <div className="floor-look">
      <Read of={messages}>
        {({ messages: all }) => (
          <MessageLog
            label={t('floor.conversation')}
            messages={all.map(({ id, at, author, authorName, text, code }) => ({
              ...{ key: id, at, side: sides[author], text: text ?? code },
              who: author === 'customer' ? t('floor.customer') : authorName,
            }))}
          />
        )}
      </Read>
    </div>
  );
}

function Acts({ contact, queues }: { contact: BoardContact; queues: Board['queues'] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const me = useMe();
  const move = useAct(moveContact);
  const take = useAct(takeOver);
  const params = { id: contact.id };
  const others = queues.filter(({ id, projectId }) => projectId === contact.projectId && id !== contact.queueId);
  const problem = move.error ?? take.error;
  return (
    <>
      <div className="button-row">
        {contact.state === 'queued' && others.length > 0 ? (
          <Select
            value={null}
            placeholder={t('floor.act.move')}
            aria-label={t('floor.act.move')}
            loading={move.isPending}
            options={others.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            onChange={(queueId: string | null) => {
              if (queueId !== null) move.mutate({ params, body: { queueId } });
            }}
          />
        ) : null}
        {may(me, 'contacts.take') && contact.agentId !== me.accountId ? (
          <ConfirmButton
            question={t('floor.take-over-question')}
            consequence={t('floor.take-over-words')}
            kind="primary"
            pending={take.isPending}
            onYes={() => take.mutate({ params })}
          >
            {t('floor.act.take-over')}
          </ConfirmButton>
        ) : null}
        {contact.agentId === me.accountId ? <Link to="/desktop">{t('floor.to-desk')}</Link> : null}
      </div>
      {problem ? <p role="alert">{words.ofError(problem)}</p> : null}
    </>
  );
}

function One({ contact, queues }: { contact: BoardContact; queues: Board['queues'] }) {
  const { t } = useTranslation();
  const me = useMe();
  const [looking, setLooking] = useState(false);
  const written = contact.channel === 'chat' || contact.channel === 'form';
  const spoken = (contact.channel === 'voice' || contact.channel === 'callback') && contact.state === 'connected';
  const since = contact.state === 'queued' || contact.state === 'offered' ? contact.queuedAt : contact.since;
  return (
    <li>
      <span>
        <strong>{contact.number}</strong> · {t(`floor.channel.${contact.channel}`)} ·{' '}
        {t(`floor.contact.${contact.held ? 'held' : contact.state}`)} · <Clock since={since} />
      </span>
      {written ? (
        <Button size="small" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {t(looking ? 'floor.act.look-away' : 'floor.act.look')}
        </Button>
      ) : null}
      {spoken && may(me, 'contacts.supervise') && contact.agentId !== me.accountId ? (
        <Suspense fallback={null}>
          <Supervise contactId={contact.id} />
        </Suspense>
      ) : null}
      {looking ? (
        <div style={{ gridColumn: '1 / -1' }}>
          <Look contactId={contact.id} />
        </div>
      ) : null}
      {may(me, 'contacts.supervise') ? (
        <div style={{ gridColumn: '1 / -1' }}>
          <Acts contact={contact} queues={queues} />
        </div>
      ) : null}
    </li>
  );
}

const mostShown = 50;

/** Contacts with what can be done about each. */
export function Contacts({ contacts, queues }: { contacts: readonly BoardContact[]; queues: Board['queues'] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="floor-contacts">
        {contacts.slice(0, mostShown).map((contact) => (
          <One key={contact.id} contact={contact} queues={queues} />
        ))}
      </ul>
      {contacts.length > mostShown ? (
        <p className="quiet">{t('floor.more-contacts', { count: contacts.length - mostShown })}</p>
      ) : null}
    </>
  );
}

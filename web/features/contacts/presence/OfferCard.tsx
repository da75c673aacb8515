import { acceptContact, type DeskContact, declineContact } from '@tongli/contracts/contacts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { Slot } from '../../../app/Slot.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Clock } from '../../../ui/Times.tsx';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { answerHere } from '../call/own-call.ts';
import { KeyMark } from '../KeyMark.tsx';
import { Remaining } from '../Remaining.tsx';
import { useDeskKeys } from '../useDeskKeys.ts';
import { useContactWords } from '../words.ts';
import '../../../ui/desk/offer.css';

interface OfferCardProps {
  contact: DeskContact;
  onAccepted: (contact: DeskContact) => void;
}

/** Who asked, where somebody is asked in to a contact of another's. */
function AskedBy({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const owner = contact.others.find(({ role }) => role === 'owner');
  if (contact.role === 'owner' || !owner) return null;
  return <p>{t(`contacts.offer.asked-${contact.role}`, { name: owner.name })}</p>;
}

/** A contact that rings: who, from where, since when, and how long it can be taken. */
export function OfferCard({ contact, onAccepted }: OfferCardProps) {
  const { t } = useTranslation();
  const words = useContactWords();
  const problem = useProblemWords();
  const accept = useAct(acceptContact, onAccepted);
  const decline = useAct(declineContact);
  const card = useRef<HTMLElement>(null);
  useDeskKeys(card);
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { id, actions, channel } = contact;
  const error = accept.error ?? decline.error;
  return (
    <article className="offer-card" ref={card} aria-label={t('contacts.offer.from', { who: words.who(contact) })}>
      <header>
        <ChannelIcon channel={channel} />
        <span className="offer-what" role="status">
          {t(`contacts.channel.${channel}`)}
        </span>
        {contact.until ? <Remaining until={contact.until} /> : null}
      </header>
      <p className="offer-who">{words.who(contact)}</p>
      <p className="quiet">
        {words.queue(contact)}
        {contact.transfers > 0 ? ` · ${t('contacts.offer.transferred')}` : ''} · {t('contacts.offer.waits')}{' '}
        <Clock since={contact.inQueueSince ?? contact.startedAt} />
        {contact.earlier > 0 ? ` · ${t('contacts.earlier', { count: contact.earlier })}` : ''}
      </p>
      {contact.outage ? (
        <p>
          <StateTag tone="breached">{t('contacts.outage.on')}</StateTag>
        </p>
      ) : null}
      <AskedBy contact={contact} />
      <Slot name="contact.popup" give={{ contactId: id, customerId: contact.customerId }} />
      {error ? <p role="alert">{problem.ofError(error)}</p> : null}
      <footer>
        <span data-act="decline">
          <ActButton
            allowance={actions.decline}
            pending={decline.isPending}
            onAct={() => decline.mutate({ params: { id } })}
          >
            {t('contacts.act.decline')} <KeyMark act="decline" />
          </ActButton>
        </span>
        <span data-act="accept">
          <ActButton
            allowance={actions.accept}
            kind="primary"
            pending={accept.isPending}
            onAct={() => {
              answerHere(id);
              accept.mutate({ params: { id } });
            }}
          >
            {t('contacts.act.accept')} <KeyMark act="accept" />
          </ActButton>
        </span>
      </footer>
    </article>
  );
}

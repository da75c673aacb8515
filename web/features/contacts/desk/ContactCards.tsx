import { useTranslation } from 'react-i18next';
import { Clock } from '../../../ui/Times.tsx';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { isOffer } from '../offer.ts';
import { OfferCard } from '../presence/OfferCard.tsx';
import { Remaining } from '../Remaining.tsx';
import { useContactWords } from '../words.ts';
import { unreadOf } from './joined.ts';
import { isAway, type Placed, standingOf } from './placed.ts';
import { useReadMark } from './read-marks.ts';

interface CardProps {
  contact: Placed;
  current: boolean;
  onChoose: () => void;
}

function Card({ contact, current, onChoose }: CardProps) {
  const { t } = useTranslation();
  const words = useContactWords();
  const unread = unreadOf(contact.lastSeq, useReadMark(contact.id));
  const state = isAway(contact) ? t('contacts.away') : words.state(standingOf(contact));
  return (
    <li>
      <button type="button" className="desk-card" aria-current={current} data-contact={contact.id} onClick={onChoose}>
        <ChannelIcon channel={contact.channel} />
        <span className="desk-card-who">{words.who(contact)}</span>
        {unread > 0 && !current ? (
          <span className="desk-unread" title={t('contacts.unread', { count: unread })}>
            {unread}
            <span className="for-readers">{t('contacts.unread', { count: unread })}</span>
          </span>
        ) : (
          <span />
        )}
        <span className="desk-card-what">{[words.channel(contact.channel), state].join(' · ')}</span>
        <span className="desk-card-clock">
          {contact.place === 'wrapUp' && contact.until ? (
            <Remaining until={contact.until} />
          ) : (
            <Clock since={contact.since} />
          )}
        </span>
      </button>
    </li>
  );
}

interface ContactCardsProps {
  contacts: readonly Placed[];
  onChoose: (id: string) => void;
}

/** What rings. */
export function OfferCards({ contacts, onChoose }: ContactCardsProps) {
  const { t } = useTranslation();
  const offers = contacts.filter(isOffer);
  if (offers.length === 0) return null;
  return (
    <>
      <h2 className="desk-heading">{t('contacts.offer.label')}</h2>
      <div className="desk-cards">
        {offers.map((contact) => (
          <OfferCard key={contact.id} contact={contact} onAccepted={({ id }) => onChoose(id)} />
        ))}
      </div>
    </>
  );
}

/** What one has in hand. */
export function ContactCards({ contacts, chosen, onChoose }: ContactCardsProps & { chosen: string | null }) {
  const { t } = useTranslation();
  const inHand = contacts.filter((one) => !isOffer(one));
  return (
    <>
      <h2 className="desk-heading">{t('contacts.mine')}</h2>
      {inHand.length === 0 ? <p className="quiet">{t('contacts.mine-none')}</p> : null}
      <ul className="desk-cards">
        {inHand.map((contact) => (
          <Card
            key={contact.id}
            contact={contact}
            current={contact.id === chosen}
            onChoose={() => onChoose(contact.id)}
          />
        ))}
      </ul>
    </>
  );
}

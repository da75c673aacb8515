import { useLocation, useNavigate } from '@tanstack/react-router';
import type { DeskContact } from '@tongli/contracts/contacts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { deskPath, isOffer } from '../offer.ts';
import { askForNotices, notify } from './notify.ts';
import { OfferCard } from './OfferCard.tsx';
import { ring, sound } from './ring.ts';

/** Rings as long as anything is offered. */
function useRinging(rings: boolean): void {
  const heard = sound.use() === 'on' && rings;
  useEffect(() => (heard ? ring() : undefined), [heard]);
}

/** Tells of an offer on the desktop, for whoever looks elsewhere. */
function useDesktopNotice(offer: DeskContact | undefined): void {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const id = offer?.id;
  const body = offer?.queueName ? pick(offer.queueName) : '';
  const title = offer ? t('contacts.offer.notice', { channel: t(`contacts.channel.${offer.channel}`) }) : '';
  useEffect(() => {
    if (id === undefined) return undefined;
    return notify({ title, body, name: `contact-${id}`, onClick: () => void navigate({ to: deskPath }) });
  }, [id, title, body, navigate]);
}

/** What is offered rings wherever one is; away from the desk it can be taken from here. */
export function Offers({ contacts }: { contacts: readonly DeskContact[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const atDesk = useLocation().pathname === deskPath;
  const offers = contacts.filter(isOffer);
  const [first] = offers;
  useRinging(first !== undefined);
  useDesktopNotice(first);
  useEffect(() => {
    document.addEventListener('click', askForNotices, { once: true });
    return () => document.removeEventListener('click', askForNotices);
  }, []);
  if (!first || atDesk) return null;
  return (
    <section className="offer-pop" aria-label={t('contacts.offer.label')}>
      <OfferCard
        contact={first}
        onAccepted={({ id }) => void navigate({ to: deskPath, search: { contact: id } as never })}
      />
    </section>
  );
}

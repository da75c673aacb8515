import type { listBroadcasts } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Times.tsx';
import '../../../ui/desk/offer.css';

export type Broadcast = ReplyOf<typeof listBroadcasts>['broadcasts'][number];

/** What leaders told everybody, until it is read: beside whatever is being done, and over none of it. */
export default function Broadcasts({ unread, onRead }: { unread: readonly Broadcast[]; onRead: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <section className="broadcasts" aria-label={t('contacts.broadcasts.label')}>
      {unread.map(({ id, at, byName, text }) => (
        <article key={id} className="broadcast" role="status">
          <p className="quiet">
            {t('contacts.broadcasts.from', { name: byName })} · <Instant at={at} />
          </p>
          <p className="broadcast-text">{text}</p>
          <Button size="small" onClick={() => onRead(id)}>
            {t('contacts.broadcasts.read')}
          </Button>
        </article>
      ))}
    </section>
  );
}

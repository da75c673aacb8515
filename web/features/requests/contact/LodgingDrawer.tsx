import { Link } from '@tanstack/react-router';
import { sendMessage } from '@tongli/contracts/contacts';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import type { Slots } from '../../../app/manifest.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { type Lodged, type LodgingChannel, LodgingForm } from '../lodging/LodgingForm.tsx';

function channelOf({ channel, means }: Slots['contact.side']): LodgingChannel {
  if (channel === 'chat' || channel === 'form' || means === 'message') return 'chat';
  if (means === 'letter' || means === 'fax') return 'letter';
  return means === 'in-person' ? 'counter' : 'phone';
}

/** A request that is made in a contact: it names the contact, and the contact names it. */
export default function LodgingDrawer({ contact, onClose }: { contact: Slots['contact.side']; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [lodged, setLodged] = useState<Lodged | null>(null);
  const { contactId, customerId, projectId } = contact;
  const done = (made: Lodged) => {
    setLodged(made);
    const text = t('requests.contact.lodged', { number: made.number });
    // A contact that is closed takes no more; the request names it all the same.
    call(sendMessage, { params: { id: contactId }, body: { id: crypto.randomUUID(), text, internal: true } }).catch(
      () => undefined,
    );
  };
  return (
    <Drawer
      open
      mask={false}
      onClose={onClose}
      title={t('requests.contact.new')}
      size={narrow ? '100%' : 520}
      destroyOnHidden
    >
      {lodged ? (
        <>
          <p role="status">{t('requests.contact.lodged', { number: lodged.number })}</p>
          <Link to={`/requests/${lodged.id}`}>{t('requests.contact.open')}</Link>
        </>
      ) : (
        <LodgingForm known={{ contactId, customerId, projectId, channel: channelOf(contact) }} onDone={done} />
      )}
    </Drawer>
  );
}

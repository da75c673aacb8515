import { Link } from '@tanstack/react-router';
import { lodgeForCustomer } from '@tongli/contracts/complaints';
import { sendMessage } from '@tongli/contracts/contacts';
import { Drawer } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import type { Slots } from '../../../app/manifest.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { SuggestionPanel } from '../classification/SuggestionPanel.tsx';
import { lodgingField, lodgingOf, usualValues } from '../lodging/input.ts';
import { CustomerFields, MatterFields, SortingFields } from '../lodging/LodgingFields.tsx';
import type { LodgingReceipt } from '../lodging/Receipt.tsx';
import { RepeatPanel } from '../repeat/RepeatPanel.tsx';
import { tellVerdicts, type Verdicts } from '../repeat/verdicts.ts';
import { channelOf } from './channel.ts';

interface LodgingDrawerProps {
  contact: Slots['contact.side'];
  onClose: () => void;
}

function Lodged({ receipt }: { receipt: LodgingReceipt }) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.contact.lodged', { number: receipt.number })}>
      <p role="status">
        {t('complaints.lodging.respond-by')}: <Instant at={receipt.respondBy} />
      </p>
      <p>
        <Link to={`/complaints/${receipt.id}`}>{t('complaints.contact.open')}</Link>
      </p>
    </Section>
  );
}

/** A complaint that is made in a contact, written down while one talks: it names the contact, and the contact names it. */
export default function LodgingDrawer({ contact, onClose }: LodgingDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [receipt, setReceipt] = useState<LodgingReceipt | null>(null);
  const { contactId, customerId, projectId } = contact;
  const verdicts = useRef<Verdicts>(new Map());
  const done = (lodged: LodgingReceipt) => {
    setReceipt(lodged);
    void tellVerdicts(lodged.id, verdicts.current);
    const text = t('complaints.contact.lodged', { number: lodged.number });
    const body = { id: crypto.randomUUID(), text, internal: true };
    // A contact that is closed takes no more; the complaint names it all the same.
    call(sendMessage, { params: { id: contactId }, body }).catch(() => undefined);
  };
  return (
    <Drawer
      open
      mask={false}
      onClose={onClose}
      title={t('complaints.contact.new')}
      size={narrow ? '100%' : 520}
      destroyOnHidden
    >
      {receipt ? (
        <Lodged receipt={receipt} />
      ) : (
        <EndpointForm
          endpoint={lodgeForCustomer}
          name={`complaints.lodge.${contactId}`}
          initial={usualValues}
          input={(values) => {
            const lodging = { ...lodgingOf(values), channel: channelOf(contact), contactId, projectId };
            return { body: customerId === null ? lodging : { ...lodging, customer: { customerId } } };
          }}
          fieldOf={lodgingField}
          submit={t('complaints.lodging.submit')}
          onDone={done}
        >
          {customerId === null ? <CustomerFields /> : <p className="quiet">{t('complaints.contact.known')}</p>}
          <MatterFields />
          <RepeatPanel verdicts={verdicts} customerId={customerId} projectId={projectId} />
          <SuggestionPanel projectId={projectId} />
          <SortingFields channel={channelOf(contact)} projectId={projectId} />
        </EndpointForm>
      )}
    </Drawer>
  );
}

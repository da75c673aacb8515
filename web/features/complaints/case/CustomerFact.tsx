import { Link } from '@tanstack/react-router';
import { type Customer, revealCustomer } from '@tongli/contracts/customers';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';

type Revealed = ReplyOf<typeof revealCustomer>;

const identityOf = ({ name, phone, email }: Pick<Revealed, 'name' | 'phone' | 'email'>) =>
  [name, phone, email].filter(Boolean).join(' ');

function RevealDialog({ id, onDone, onClose }: { id: string; onDone: (full: Revealed) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('complaints.customer-card.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <EndpointForm
        endpoint={revealCustomer}
        name={`complaints.reveal.${id}`}
        input={(values) => ({ params: { id }, body: { reason: String(values.reason ?? '') } })}
        submit={t('complaints.customer-card.show')}
        onDone={onDone}
      >
        <Field
          name="reason"
          label={t('complaints.customer-card.reason')}
          help={t('complaints.customer-card.reason-help')}
        >
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Field>
      </EndpointForm>
    </Modal>
  );
}

/** The customer, masked; in full after a reason is given, until the page is left. */
export function CustomerFact({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<Revealed | null>(null);
  const revealable = may(me, 'customers.reveal') && !full;
  const show = (revealed: Revealed) => {
    setFull(revealed);
    setAsking(false);
  };
  return (
    <>
      <span className="figures">{identityOf(full ?? customer)}</span>{' '}
      {revealable ? (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('complaints.customer-card.reveal')}
        </button>
      ) : null}
      {may(me, 'privacy.read') ? (
        <>
          {' '}
          <Link to={`/privacy/people/${customer.id}`}>{t('complaints.customer-card.data')}</Link>
        </>
      ) : null}
      {asking ? <RevealDialog id={customer.id} onDone={show} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

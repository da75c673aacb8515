import { type DeskContact, identifyCaller } from '@tongli/contracts/contacts';
import { findCustomers, phoneNumber } from '@tongli/contracts/customers';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';

/** Those who are known by the number, as soon as it is one. */
function Known({ contact, phone }: { contact: DeskContact; phone: string }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const whole = phoneNumber.safeParse(phone).success;
  const found = useRead(findCustomers, { body: { phone } }, { enabled: whole, gcTime: 0 });
  const identify = useAct(identifyCaller);
  if (!whole || !found.data) return null;
  if (found.data.customers.length === 0) return <p role="status">{t('contacts.identify.nobody')}</p>;
  return (
    <div className="stacked" role="status">
      {found.data.customers.map(({ id, name, phone: masked }) => (
        <Button
          key={id}
          loading={identify.isPending}
          onClick={() => identify.mutate({ params: { id: contact.id }, body: { customerId: id } })}
        >
          {t('contacts.identify.is', { who: [name, masked].filter(Boolean).join(' ') })}
        </Button>
      ))}
      {identify.error ? <p role="alert">{problem.ofError(identify.error)}</p> : null}
    </div>
  );
}

function Phone({ contact }: { contact: DeskContact }) {
  const phone = Form.useWatch('phone') as string | undefined;
  return <Known contact={contact} phone={(phone ?? '').trim()} />;
}

/** Says whose contact it is: found by number, or written down for the first time. */
export function Identify({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const allowed = contact.actions.identify?.allowed === true;
  if (!allowed) return null;
  if (!open)
    return (
      <div className="side-acts">
        <Button onClick={() => setOpen(true)}>{t('contacts.identify.title')}</Button>
      </div>
    );
  return (
    <EndpointForm
      endpoint={identifyCaller}
      name={`contacts.identify.${contact.id}`}
      side
      input={({ phone, name }) => ({
        params: { id: contact.id },
        body: { customer: { phone: String(phone ?? ''), name: String(name ?? ''), email: null } },
      })}
      fieldOf={(path) => path.slice(-1)}
      submit={t('contacts.identify.add')}
      onDone={() => setOpen(false)}
    >
      <Field name="phone" label={t('contacts.side.phone')}>
        <Input type="tel" autoComplete="off" autoFocus />
      </Field>
      <Phone contact={contact} />
      <Field name="name" label={t('contacts.side.name')}>
        <Input autoComplete="off" />
      </Field>
    </EndpointForm>
  );
}

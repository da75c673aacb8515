import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import { type Customer, findCustomers, phoneNumber } from '@tongli/contracts/customers';
import { Button, Input, Popover } from 'antd';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { customersFilter, keepNames } from './found-customers.ts';
import { changesTo } from './views.ts';

interface FoundProps {
  phone: string;
  onChoose: (customers: readonly Customer[]) => void;
}

/** Who has this number: one is taken at once, of several the reader chooses. */
function Found({ phone, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { data, error } = useRead(findCustomers, { body: { phone } }, { gcTime: 0, staleTime: 0 });
  const customers = data?.customers;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer.
  useEffect(() => {
    if (customers?.length === 1) onChoose(customers);
  }, [customers]);
  if (error) return <p role="alert">{words.ofError(error)}</p>;
  if (!customers) return <p role="status">{t('complaints.lodging.looking')}</p>;
  if (customers.length === 0) return <p role="status">{t('complaints.by-phone.nobody')}</p>;
  return (
    <div className="stacked" role="status">
      <p>{t('complaints.by-phone.several', { count: customers.length })}</p>
      {customers.map((customer) => (
        <Button key={customer.id} onClick={() => onChoose([customer])}>
          {[customer.name, customer.phone, customer.email].filter(Boolean).join(' · ')}
        </Button>
      ))}
      <Button onClick={() => onChoose(customers)}>{t('complaints.by-phone.all')}</Button>
    </div>
  );
}

function PhoneForm({ onChoose }: Pick<FoundProps, 'onChoose'>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  const wrong = asked !== '' && !phoneNumber.safeParse(asked).success;
  return (
    <form onSubmit={ask} className="stacked">
      <Input.Search
        type="tel"
        autoComplete="off"
        autoFocus
        aria-label={t('complaints.lodging.phone')}
        placeholder={t('complaints.lodging.phone')}
        enterButton={t('complaints.by-phone.find')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAsked('');
        }}
        onSearch={(phone) => setAsked(phone.trim())}
      />
      {wrong ? <p role="alert">{t('complaints.by-phone.wrong')}</p> : null}
      {asked === '' || wrong ? null : <Found phone={asked} onChoose={onChoose} />}
    </form>
  );
}

/** Narrows the list to the customers of a number. The number itself is asked for and forgotten: it is in no address. */
export function ByPhone() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const [open, setOpen] = useState(false);
  if (!may(useMe(), 'customers.read')) return null;
  const choose = (customers: readonly Customer[]) => {
    keepNames(customers);
    setOpen(false);
    change(changesTo({ [customersFilter]: customers.map(({ id }) => id).join(',') }, search));
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<PhoneForm onChoose={choose} />}
    >
      <Button icon={<PhoneOutlined />} aria-expanded={open}>
        {t('complaints.by-phone.title')}
      </Button>
    </Popover>
  );
}

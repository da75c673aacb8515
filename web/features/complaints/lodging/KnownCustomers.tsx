import { findCustomers, phoneNumber } from '@tongli/contracts/customers';
import { Form } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';

/** Says, while the agent goes on typing, whether this number is known; names stay masked. */
export function KnownCustomers() {
  const { t } = useTranslation();
  const typed = useDeferredValue(String(Form.useWatch('phone') ?? '').trim());
  const complete = phoneNumber.safeParse(typed).success;
  const { data, isFetching } = useRead(findCustomers, { body: { phone: typed } }, { enabled: complete, gcTime: 0 });
  const names = data?.customers.map(({ name, phone }) => (phone ? `${name} ${phone}` : name)) ?? [];
  const found =
    names.length > 0
      ? t('complaints.lodging.known', { names: names.join(t('complaints.list-separator')) })
      : t('complaints.lodging.unknown');
  return (
    <p role="status" className="quiet">
      {complete && isFetching ? t('complaints.lodging.looking') : null}
      {complete && data && !isFetching ? found : null}
    </p>
  );
}

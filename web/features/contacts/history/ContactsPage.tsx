import { useNavigate } from '@tanstack/react-router';
import { contactList, listContacts } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { LogButton } from '../desk/LogButton.tsx';
import { ByPhone } from './ByPhone.tsx';
import { useColumns } from './columns.tsx';
import { useFilters } from './filters.ts';

/** Everything that came in and what became of it. */
export default function ContactsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listContacts}
      title={t('contacts.title')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={contactList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/contacts/${id}` })}
      actions={
        <>
          <ByPhone />
          <LogButton />
        </>
      }
      empty={<Empty title={t('contacts.empty')}>{t('contacts.empty-words')}</Empty>}
    />
  );
}

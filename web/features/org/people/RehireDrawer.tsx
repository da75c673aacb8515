import { type PersonRecord, rehirePerson } from '@tongli/contracts/org';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { BelongingForm } from './BelongingForm.tsx';

/** Somebody who left is back, as the same person with the same history. */
export default function RehireDrawer({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={onClose} title={t('org.person.rehire-of', { name: person.name })} size={520} destroyOnHidden>
      <p className="form-notice">{t('org.person.rehire-words')}</p>
      <BelongingForm
        person={person}
        endpoint={rehirePerson}
        on={t('org.person.rehire-on')}
        submit={t('org.person.rehire')}
        onDone={onClose}
      />
    </Drawer>
  );
}

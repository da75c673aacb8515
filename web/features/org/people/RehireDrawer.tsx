import { type PersonRecord, rehirePerson } from '@tongli/contracts/org';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { dateIn } from '../../../ui/time.ts';
import { PostSelect } from '../inputs/PostSelect.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';

/** Somebody who left is back, as the same person with the same history. */
export default function RehireDrawer({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { zone, now } = useSite();
  return (
    <Drawer open onClose={onClose} title={t('org.person.rehire-of', { name: person.name })} size={520} destroyOnHidden>
      <p className="form-notice">{t('org.person.rehire-words')}</p>
      <VersionedForm
        endpoint={rehirePerson}
        name={`org.rehire-person.${person.id}`}
        record={person}
        initial={{ unitId: person.unitId, postId: person.postId, on: dateIn(zone, now()) }}
        input={(values, version) => ({
          params: { id: person.id },
          body: {
            unitId: String(values.unitId ?? ''),
            postId: String(values.postId ?? ''),
            on: String(values.on ?? ''),
            version,
          },
        })}
        submit={t('org.person.rehire')}
        onDone={onClose}
      >
        <Field name="on" label={t('org.person.rehire-on')}>
          <DateInput />
        </Field>
        <Field name="unitId" label={t('org.person.unit')}>
          <UnitSelect />
        </Field>
        <Field name="postId" label={t('org.person.post')}>
          <PostSelect now={{ id: person.postId, label: pick(person.post) }} />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}

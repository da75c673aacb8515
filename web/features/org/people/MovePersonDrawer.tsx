import { checkFit, movePerson, type PersonRecord } from '@tongli/contracts/org';
import { Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { dateIn } from '../../../ui/time.ts';
import { PostSelect } from '../inputs/PostSelect.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';
import { Gaps } from './Gaps.tsx';

/** What the chosen post would ask that they have not: said before it is decided, and not in the way of it. */
function Fit({ person }: { person: PersonRecord }) {
  const { t } = useTranslation();
  const postId = Form.useWatch<string | undefined>('postId') ?? '';
  const fit = useRead(checkFit, { params: { id: person.id }, query: { postId } }, { enabled: postId !== '' });
  return <Gaps gaps={fit.data?.gaps ?? []} title={t('org.gap.would-miss')} />;
}

/** From a day on somebody belongs elsewhere, or is something else. */
export default function MovePersonDrawer({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { zone, now } = useSite();
  return (
    <Drawer open onClose={onClose} title={t('org.person.move-of', { name: person.name })} size={520} destroyOnHidden>
      <VersionedForm
        endpoint={movePerson}
        name={`org.move-person.${person.id}`}
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
        submit={t('org.person.move')}
        onDone={onClose}
      >
        <Field name="on" label={t('org.person.move-on')} help={t('org.unit.move-on-help')}>
          <DateInput />
        </Field>
        <Field name="unitId" label={t('org.person.unit')}>
          <UnitSelect />
        </Field>
        <Field name="postId" label={t('org.person.post')}>
          <PostSelect now={{ id: person.postId, label: pick(person.post) }} />
        </Field>
        <Fit person={person} />
      </VersionedForm>
    </Drawer>
  );
}

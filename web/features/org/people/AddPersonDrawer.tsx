import { useNavigate } from '@tanstack/react-router';
import { addPerson } from '@tongli/contracts/org';
import { Drawer, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { dateIn } from '../../../ui/time.ts';
import { PostSelect } from '../inputs/PostSelect.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';

const bodyOf = (values: Values) => ({
  name: String(values.name ?? ''),
  number: String(values.number ?? '').trim() || null,
  unitId: String(values.unitId ?? ''),
  postId: String(values.postId ?? ''),
  ...(values.fromOn ? { fromOn: String(values.fromOn) } : {}),
});

/** Somebody new, from a day on. */
export default function AddPersonDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone, now } = useSite();
  return (
    <Drawer open onClose={onClose} title={t('org.person.add')} size={520} destroyOnHidden>
      <EndpointForm
        endpoint={addPerson}
        name="org.add-person"
        initial={{ fromOn: dateIn(zone, now()) }}
        input={(values) => ({ body: bodyOf(values) })}
        submit={t('org.person.add')}
        onDone={({ id }) => void navigate({ to: `/settings/people/${id}` })}
      >
        <Field name="name" label={t('org.person.name')}>
          <Input autoComplete="off" />
        </Field>
        <Field name="number" label={t('org.person.number')} optional>
          <Input autoComplete="off" />
        </Field>
        <Field name="unitId" label={t('org.person.unit')}>
          <UnitSelect />
        </Field>
        <Field name="postId" label={t('org.person.post')}>
          <PostSelect />
        </Field>
        <Field name="fromOn" label={t('org.person.first-day')}>
          <DateInput />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

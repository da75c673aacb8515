import { type Action, handOverAction } from '@tongli/contracts/improvement';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';

/** Gives an open action to somebody else, with its limit: they are told. */
export function HandOverDrawer({ action, onClose }: { action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { id } = action;
  return (
    <Drawer open onClose={onClose} title={t('improvement.action.hand-over')} size={narrow ? '100%' : 480}>
      <VersionedForm
        endpoint={handOverAction}
        name={`improvement.owner.${id}`}
        record={action}
        input={({ ownerId, reason }, version) => ({
          params: { id },
          body: { ownerId: String(ownerId ?? ''), reason: String(reason ?? ''), version },
        })}
        submit={t('improvement.action.hand-over')}
        onDone={onClose}
      >
        <Field name="ownerId" label={t('improvement.action.new-owner')}>
          <PeopleSelect />
        </Field>
        <Field name="reason" label={t('ui.form.reason')}>
          <LongText rows={2} maxRows={6} most={500} />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}

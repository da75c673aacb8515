import { closeUnit, type UnitRecord } from '@tongli/contracts/org';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { dateIn } from '../../../ui/time.ts';

/** From a date on the unit is not there any more; its history stays. */
export default function CloseUnitDrawer({ unit, onClose }: { unit: UnitRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  return (
    <Drawer open onClose={onClose} title={t('org.unit.close')} size={520} destroyOnHidden>
      <p className="form-notice quiet">{t('org.unit.close-words')}</p>
      <VersionedForm
        endpoint={closeUnit}
        name={`org.close-unit.${unit.id}`}
        record={unit}
        initial={{ on: dateIn(zone, now()) }}
        input={(values, version) => ({ params: { id: unit.id }, body: { on: String(values.on ?? ''), version } })}
        submit={t('org.unit.close')}
        onDone={onClose}
      >
        <Field name="on" label={t('org.unit.close-on')}>
          <DateInput />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}

import { changeUnit, type UnitRecord } from '@tongli/contracts/org';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { NameFields, namesFrom, namesOf } from '../inputs/NameFields.tsx';

/** Puts a name or code right; that is not dated. */
export default function ChangeUnitDrawer({ unit, onClose }: { unit: UnitRecord; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={onClose} title={t('org.unit.change')} size={520} destroyOnHidden>
      <VersionedForm
        endpoint={changeUnit}
        name={`org.change-unit.${unit.id}`}
        record={unit}
        initial={namesOf}
        input={(values, version) => ({ params: { id: unit.id }, body: { ...namesFrom(values), version } })}
        submit={t('org.save')}
        onDone={onClose}
      >
        <NameFields />
      </VersionedForm>
    </Drawer>
  );
}

import { type Department, setDepartmentLimit } from '@tongli/contracts/work';
import { Drawer, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useDirectory } from '../names.ts';

/** How long a department's tasks may take from now on; emptied, as the unit above it. */
export function LimitDrawer({ department, onClose }: { department: Department; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { unit } = useDirectory();
  const title = t('work.department.limit-of', { unit: unit(department.unitId) ?? '' });
  return (
    <Drawer open onClose={onClose} title={title} size={narrow ? '100%' : 420} destroyOnHidden>
      <EndpointForm
        endpoint={setDepartmentLimit}
        name={`work.department.${department.unitId}`}
        initial={{ minutes: department.own ? department.minutes : null }}
        input={({ minutes }) => ({
          params: { id: department.unitId },
          body: { minutes: typeof minutes === 'number' ? minutes : null },
        })}
        submit={t('work.department.set-limit')}
        onDone={onClose}
      >
        <Field name="minutes" label={t('work.department.minutes')} help={t('work.department.minutes-help')} optional>
          <InputNumber min={1} max={100_000} precision={0} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

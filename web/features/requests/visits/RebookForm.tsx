import { rebookVisit, type Visit } from '@tongli/contracts/requests';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { slotOf, useSlotOptions } from './slots.ts';

/** To another window: the customer agreed to come back to it then. */
export function RebookForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  const slots = useSlotOptions(visit.unitId);
  return (
    <EndpointForm
      endpoint={rebookVisit}
      name={`requests.visit-rebook.${visit.id}`}
      input={(values) => ({
        params: { id: visit.id },
        body: {
          ...slotOf(values.slot),
          personId: visit.personId,
          reason: String(values.reason ?? ''),
          version: visit.version,
        },
      })}
      fieldOf={(path) => (path[0] === 'windowId' || path[0] === 'on' || path[0] === 'personId' ? ['slot'] : path)}
      side
      submit={t('requests.visit.act.rebook')}
      cancel={<Button onClick={onDone}>{t('requests.act.back')}</Button>}
      onDone={onDone}
    >
      <Field name="slot" label={t('requests.visit.slot')}>
        <Select options={slots} />
      </Field>
      <Field name="reason" label={t('requests.reason')}>
        <Input maxLength={400} />
      </Field>
    </EndpointForm>
  );
}

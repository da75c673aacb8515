import { assignTraining, type Training } from '@tongli/contracts/people';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { dateIn } from '../../../ui/time.ts';

const usualDays = 7;

/** Gives the training to people: each gets a task, and hears of it. */
export function AssignDrawer({ training, onClose }: { training: Training; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const { id } = training;
  return (
    <Drawer open onClose={onClose} title={t('people.assign.title')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={assignTraining}
        name={`people.assign.${id}`}
        initial={{ dueOn: dayAfter(today, usualDays) }}
        input={({ personIds, dueOn }) => ({
          params: { id },
          body: { personIds: (personIds ?? []) as string[], dueOn: String(dueOn ?? '') },
        })}
        submit={t('people.assign.give')}
        onDone={onClose}
      >
        <Field name="personIds" label={t('people.assign.who')}>
          <PeopleSelect many />
        </Field>
        <Field name="dueOn" label={t('people.assign.due-on')} help={t('people.assign.due-help')}>
          <DateInput earliest={today} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

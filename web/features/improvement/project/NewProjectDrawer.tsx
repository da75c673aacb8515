import { useNavigate } from '@tanstack/react-router';
import { openProject, type Project } from '@tongli/contracts/improvement';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { dateIn } from '../../../ui/time.ts';
import { CharterFields, charterOf } from './CharterFields.tsx';

/** Four months: a proposal to be changed. */
const usualDays = 120;

/** Opens a project, led by whoever opens it. */
export function NewProjectDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const { now, zone } = useSite();
  const done = ({ id }: Project) => {
    onClose();
    void navigate({ to: `/improvement/projects/${id}` });
  };
  return (
    <Drawer open onClose={onClose} title={t('improvement.project.open')} size={narrow ? '100%' : 560} destroyOnHidden>
      <EndpointForm
        endpoint={openProject}
        name="improvement.project.new"
        initial={{ dueOn: dayAfter(dateIn(zone, now()), usualDays) }}
        input={(values) => ({ body: { ...charterOf(values), sponsorId: String(values.sponsorId ?? '') } })}
        submit={t('improvement.project.open')}
        onDone={done}
      >
        <CharterFields />
        <Field name="sponsorId" label={t('improvement.team-role.sponsor')} help={t('improvement.project.sponsor-help')}>
          <PeopleSelect />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { addQueue } from '@tongli/contracts/contacts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { Page } from '../../../ui/Page.tsx';
import { QueueFields } from './QueueFields.tsx';
import { newQueue, queueOf } from './queue-form.ts';
import { useTerms } from './useTerms.ts';

export default function NewQueuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { projects } = useTerms();
  return (
    <Page title={t('contacts.queue.add')}>
      <EndpointForm
        endpoint={addQueue}
        name="contacts.add-queue"
        initial={newQueue}
        input={({ projectId, ...values }) => ({
          body: { ...queueOf(values), ...(projectId ? { projectId: String(projectId) } : {}) },
        })}
        submit={t('contacts.queue.add')}
        onDone={({ id }) => void navigate({ to: `/settings/queues/${id}` })}
      >
        {projects.length > 1 ? (
          <Field name="projectId" label={t('contacts.queue.project')}>
            <Select options={projects} />
          </Field>
        ) : null}
        <QueueFields queue={null} />
      </EndpointForm>
    </Page>
  );
}

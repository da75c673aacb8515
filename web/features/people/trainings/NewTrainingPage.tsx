import { useNavigate } from '@tanstack/react-router';
import { addTraining } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { TrainingFields } from './TrainingFields.tsx';
import { trainingOf } from './training-form.ts';

export default function NewTrainingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('people.training.add')} lead={t('people.training.add-lead')}>
      <EndpointForm
        endpoint={addTraining}
        name="people.training.new"
        input={(values) => ({ body: trainingOf(values) })}
        submit={t('people.training.add')}
        onDone={({ id }) => void navigate({ to: `/people/trainings/${id}` })}
      >
        <TrainingFields />
      </EndpointForm>
    </Page>
  );
}

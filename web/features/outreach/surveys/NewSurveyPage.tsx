import { useNavigate } from '@tanstack/react-router';
import { addSurvey, usualSurvey } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { surveyOf, surveyValues } from './survey-form.ts';

export default function NewSurveyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('outreach.add')} lead={t('outreach.add-lead')}>
      <EndpointForm
        endpoint={addSurvey}
        name="outreach.survey.new"
        initial={surveyValues({ content: usualSurvey })}
        input={(values) => ({ body: surveyOf(values) })}
        submit={t('outreach.add')}
        onDone={({ id }) => void navigate({ to: `/surveys/${id}` })}
      >
        <SurveyFields />
      </EndpointForm>
    </Page>
  );
}

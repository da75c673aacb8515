import { useNavigate } from '@tanstack/react-router';
import { addSurvey } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { newSurvey, surveyOf } from './survey-form.ts';

export default function NewSurveyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const both = (key: 'title' | 'csat' | 'why' | 'nps') => ({
    zh: t(`outreach.begin.${key}`, { lng: 'zh-CN' }),
    en: t(`outreach.begin.${key}`, { lng: 'en' }),
  });
  return (
    <Page title={t('outreach.add')} lead={t('outreach.add-lead')}>
      <EndpointForm
        endpoint={addSurvey}
        name="outreach.survey.new"
        initial={newSurvey(both)}
        input={(values) => ({ body: surveyOf(values) })}
        submit={t('outreach.add')}
        onDone={({ id }) => void navigate({ to: `/surveys/${id}` })}
      >
        <SurveyFields />
      </EndpointForm>
    </Page>
  );
}

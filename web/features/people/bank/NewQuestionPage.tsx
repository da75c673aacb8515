import { useNavigate } from '@tanstack/react-router';
import { addQuestion } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { newQuestion, questionOf } from './question-form.ts';

export default function NewQuestionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('people.question.add')}>
      <EndpointForm
        endpoint={addQuestion}
        name="people.question.new"
        initial={newQuestion}
        input={(values) => ({ body: questionOf(values) })}
        submit={t('people.question.add')}
        onDone={() => void navigate({ to: '/people/questions' })}
      >
        <QuestionFields />
      </EndpointForm>
    </Page>
  );
}

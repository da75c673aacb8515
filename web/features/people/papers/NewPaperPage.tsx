import { useNavigate } from '@tanstack/react-router';
import { addPaper } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PaperFields } from './PaperFields.tsx';
import { newPaper, paperOf } from './paper-form.ts';

export default function NewPaperPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('people.paper.add')} lead={t('people.paper.add-lead')}>
      <EndpointForm
        endpoint={addPaper}
        name="people.paper.new"
        initial={newPaper}
        input={(values) => ({ body: paperOf(values) })}
        submit={t('people.paper.add')}
        onDone={({ id }) => void navigate({ to: `/people/papers/${id}` })}
      >
        <PaperFields />
      </EndpointForm>
    </Page>
  );
}

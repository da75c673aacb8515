import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page.tsx';
import { LodgingForm } from './LodgingForm.tsx';

/** A request is lodged for a customer on the phone or at the counter. */
export default function LodgingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('requests.lodging.title')} lead={t('requests.lodging.lead')}>
      <LodgingForm onDone={({ id }) => void navigate({ to: `/requests/${id}` })} />
    </Page>
  );
}

import { useTranslation } from 'react-i18next';
import { organisationHome } from './homes.ts';
import { ImportsAt } from './ImportsAt.tsx';

/** What was brought into the organisation, and the way to bring in more. */
export default function ImportsPage() {
  const { t } = useTranslation();
  return <ImportsAt home={organisationHome} title={t('imports.title')} />;
}

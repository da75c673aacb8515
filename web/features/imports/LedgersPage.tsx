import { useTranslation } from 'react-i18next';
import { ledgerHome } from './homes.ts';
import { ImportsAt } from './ImportsAt.tsx';

/** Ledgers of complaints that were kept elsewhere, and the way to bring in more. */
export default function LedgersPage() {
  const { t } = useTranslation();
  return <ImportsAt home={ledgerHome} title={t('imports.ledgers')} />;
}

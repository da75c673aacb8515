import { useTranslation } from 'react-i18next';
import { phrasesHome } from './homes.ts';
import { ImportsAt } from './ImportsAt.tsx';

/** Tables of phrases that were brought in as drafts, and the way to bring in more. */
export default function PhraseImportsPage() {
  const { t } = useTranslation();
  return <ImportsAt home={phrasesHome} title={t('imports.phrases')} />;
}

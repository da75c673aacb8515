import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.ts';
import { PlainButton } from '../ui/PlainButton.tsx';
import { switchLanguage } from './translation.ts';

/** Names the other language in that language, and switches to it without a reload. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <PlainButton look="text" lang={other} onClick={() => void switchLanguage(other)}>
      {t('app.language.other')}
    </PlainButton>
  );
}

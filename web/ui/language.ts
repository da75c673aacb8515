import type { Bilingual } from '@tongli/contracts/kernel';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

/** The language on screen; a component that uses it renders again when the reader switches. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks the reader's language out of a name that reference data carries in both. */
export function useBilingual(): (name: Bilingual) => string {
  const language = useLanguage();
  return (name) => (language === 'en' ? name.en : name.zh);
}

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../ui/language.ts';
import type { FeatureManifest } from '../manifest.ts';

const shell: FeatureManifest['catalogues'] = {
  'zh-CN': () => import('../catalogue.zh-CN.json'),
  en: () => import('../catalogue.en.json'),
};

/** Begins with the words of one language; another one's are fetched when somebody switches to it. */
export async function startWords(language: Language, own: FeatureManifest['catalogues']): Promise<void> {
  const load = async (wanted: Language) => {
    const catalogues = await Promise.all([shell[wanted](), own[wanted]()]);
    for (const { default: words } of catalogues) i18next.addResourceBundle(wanted, 'translation', words, true, true);
  };
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await load(language);
  addEventListener('tongli-language', (event) => {
    const wanted = (event as CustomEvent<Language>).detail;
    void load(wanted).then(() => {
      document.documentElement.lang = wanted;
      return i18next.changeLanguage(wanted);
    });
  });
}

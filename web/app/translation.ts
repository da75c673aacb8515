import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../ui/language.ts';
import type { FeatureManifest } from './manifest.ts';

const storageKey = 'tongli.language';
const bundle = 'translation';

const shell: FeatureManifest['catalogues'] = {
  'zh-CN': () => import('./catalogue.zh-CN.json'),
  en: () => import('./catalogue.en.json'),
};

const asLanguage = (text: string | null | undefined) => languages.find((language) => language === text);

/** `?lang=` first, then the last choice, then the browser; Chinese unless the browser asks for English. */
function detectLanguage(): Language {
  const address = new URL(location.href);
  const asked = asLanguage(address.searchParams.get('lang'));
  if (asked) {
    localStorage.setItem(storageKey, asked);
    address.searchParams.delete('lang');
    history.replaceState(history.state, '', address);
  }
  const kept = asLanguage(localStorage.getItem(storageKey));
  return asked ?? kept ?? (navigator.language.startsWith('en') ? 'en' : 'zh-CN');
}

const loaded = new Map<string, Promise<void>>();
/** By the words, the name of whose they are. */
const inUse = new Map<FeatureManifest['catalogues'], string>([[shell, 'app']]);

function loadCatalogue(catalogues: FeatureManifest['catalogues'], key: string, language: Language): Promise<void> {
  const name = `${key} ${language}`;
  const started = loaded.get(name);
  if (started) return started;
  const loading = catalogues[language]().then(({ default: words }) => {
    i18next.addResourceBundle(language, bundle, words, true, true);
  });
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name));
  return loading;
}

const loadInUse = (language: Language) =>
  Promise.all([...inUse].map(([catalogues, name]) => loadCatalogue(catalogues, name, language)));

/** Makes the words of these features available; they follow the language from then on. */
export async function loadWordsOf(wanted: readonly FeatureManifest[]): Promise<void> {
  for (const { catalogues, name } of wanted) inUse.set(catalogues, name);
  await loadInUse(i18next.language === 'en' ? 'en' : 'zh-CN');
}

/** Brings the words of the other languages too, for who types them. */
export async function loadOtherLanguages(): Promise<void> {
  await Promise.all(languages.map(loadInUse));
}

/** Switches without a reload: the words are fetched first, then everything on screen speaks them. */
export async function switchLanguage(language: Language): Promise<void> {
  await loadInUse(language);
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startTranslation(): Promise<void> {
  const language = detectLanguage();
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await loadInUse(language);
}

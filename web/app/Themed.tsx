import { Outlet } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { useEffect, useState } from 'react';
import { type Language, useLanguage } from '../ui/language.ts';
import { density } from './density.ts';
import { pageNonce } from './nonce.ts';
import { useScheme } from './scheme.ts';
import { themeOf } from './theme.ts';

const componentWords: Record<Language, () => Promise<{ default: Locale }>> = {
  'zh-CN': () => import('antd/es/locale/zh_CN.js'),
  en: () => import('antd/es/locale/en_US.js'),
};

function useComponentWords(): Locale | null {
  const language = useLanguage();
  const [words, setWords] = useState<Locale | null>(null);
  useEffect(() => {
    void componentWords[language]().then((loaded) => setWords(loaded.default));
  }, [language]);
  return words;
}

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const nonce = pageNonce();
const csp = nonce === undefined ? {} : { nonce };

/** The component library under our tokens, around every page that uses it. */
export function Themed() {
  const scheme = useScheme();
  const close = density.use();
  const words = useComponentWords();
  useEffect(() => {
    document.documentElement.dataset.density = close;
  }, [close]);
  if (!words) return null;
  return (
    <ConfigProvider csp={csp} theme={themeOf(scheme, !calm, close)} locale={words} button={{ autoInsertSpace: false }}>
      <Outlet />
    </ConfigProvider>
  );
}

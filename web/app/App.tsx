import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { useEffect, useState } from 'react';
import { createClient } from '../api/client.ts';
import { type Language, useLanguage } from '../ui/language.ts';
import { createPages } from './router.tsx';
import { useScheme } from './scheme.ts';
import { themeOf } from './theme.ts';

const client = createClient();
const router = createPages(client);

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

export function App() {
  const scheme = useScheme();
  const words = useComponentWords();
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
    document.documentElement.style.colorScheme = scheme;
  }, [scheme]);
  if (!words) return null;
  return (
    <ConfigProvider theme={themeOf(scheme)} locale={words} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

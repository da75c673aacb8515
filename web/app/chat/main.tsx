import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { customerChat } from '../../features/chat/manifest.ts';
import { startWords } from './words.ts';
import '../styles.css';
import '../../ui/styles.css';
import '../../ui/form/form.css';

const root = document.getElementById('root');
if (!root) throw new Error('chat.html has no #root');

/** The address says which language; else the browser does, and Chinese it is unless that asks for English. */
const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const Page = lazy(customerChat.page);
await startWords(asked.startsWith('en') ? 'en' : 'zh-CN', customerChat.catalogues);

createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  </StrictMode>,
);

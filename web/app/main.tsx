import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startTranslation } from './translation.ts';
import './styles.css';
import '../ui/styles.css';
import '../ui/list/list.css';
import '../ui/record/record.css';
import '../ui/form/form.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startTranslation();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

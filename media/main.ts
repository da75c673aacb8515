// The media process: `npm run media`. It does nothing but make the next start quicker: everything else is in `serve.ts`.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Calls wait for it when it is started anew. Kept where the server keeps its own.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tongli/', import.meta.url)));
await import('./serve.ts');

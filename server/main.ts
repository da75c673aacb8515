// What a user starts. It does nothing but make the next start quicker: everything else is in `serve.ts`.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiling a thousand files is most of a start. Kept beside the packages, whom whoever can write there could alter as well;
// where the server may not write, it compiles anew.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tongli/', import.meta.url)));
await import('./serve.ts');

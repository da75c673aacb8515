import { phrasePublished, phraseWithdrawn } from '@tongli/contracts/knowledge';
import type { ModuleManifest } from '../../platform/module.ts';
import { phrasesImport } from './phrase/importing.ts';
import { routes } from './routes.ts';

export const knowledge: ModuleManifest = {
  name: 'knowledge',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [phrasePublished.type, phraseWithdrawn.type],
  timers: [],
  imports: [phrasesImport],
};

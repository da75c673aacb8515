import {
  articleAcknowledged,
  articlePublished,
  articleWithdrawn,
  phrasePublished,
  phraseWithdrawn,
} from '@tongli/contracts/knowledge';
import type { ModuleManifest } from '../../platform/module.ts';
import type { Serving } from './article/audience.ts';
import { beginningTimer, mustKnowTimer, reviewTimer } from './article/timers.ts';
import { phrasesImport } from './phrase/importing.ts';
import { routes } from './routes.ts';

const events = [phrasePublished, phraseWithdrawn, articlePublished, articleWithdrawn, articleAcknowledged];

/** `serving`: who serves which queues, and so whom an article concerns. */
export const knowledge = (serving: Serving): ModuleManifest => ({
  name: 'knowledge',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(serving),
  events: events.map(({ type }) => type),
  timers: [beginningTimer, mustKnowTimer(serving), reviewTimer],
  imports: [phrasesImport],
});

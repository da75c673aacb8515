import { surveyAnswered, surveySent } from '@tongli/contracts/outreach';
import type { ModuleManifest } from '../../platform/module.ts';
import { outreachPerson } from './person.ts';
import { routes } from './routes.ts';

export const outreach: ModuleManifest = {
  name: 'outreach',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [surveySent, surveyAnswered].map(({ type }) => type),
  timers: [],
  person: outreachPerson,
};

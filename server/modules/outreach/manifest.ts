import { surveyAnswered, surveySent } from '@tongli/contracts/outreach';
import type { ModuleManifest } from '../../platform/module.ts';
import { outreachPerson } from './person.ts';
import { routes } from './routes.ts';
import type { ReadServed } from './survey/drivers.ts';

/** What a case was like lies beyond this module: whoever wires the house says how it is read. */
export const outreach = (readServed: ReadServed): ModuleManifest => ({
  name: 'outreach',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(readServed),
  events: [surveySent, surveyAnswered].map(({ type }) => type),
  timers: [],
  person: outreachPerson,
});

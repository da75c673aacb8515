import { examTaken, trainingAssigned, trainingEnded } from '@tongli/contracts/people';
import type { ModuleManifest } from '../../platform/module.ts';
import { deadlines } from './exam/closing.ts';
import { routes } from './routes.ts';

export const people: ModuleManifest = {
  name: 'people',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [trainingAssigned, trainingEnded, examTaken].map(({ type }) => type),
  timers: [deadlines],
};

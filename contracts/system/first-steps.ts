import { z } from 'zod';
import { endpoint } from '../kernel/index.ts';

/** What an installation that began empty needs before it can take its first complaint, in this order. */
export const firstStep = z.enum(['organisation', 'accounts', 'calendar', 'process']);
export type FirstStep = z.infer<typeof firstStep>;

/** Steps are done when the thing is there, whoever did it and wherever; an installation with a sample centre has none. */
export const getFirstSteps = endpoint({
  id: 'system.get-first-steps',
  method: 'GET',
  path: '/first-steps',
  need: 'org.administer',
  reply: z.object({ steps: z.array(z.object({ step: firstStep, done: z.boolean() })) }),
});

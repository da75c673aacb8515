import { z } from 'zod';
import { endpoint, instant } from '../kernel/index.ts';

/** When so many working minutes from now end, on the calendar named or the site's own: to see before anything is promised. */
export const previewDue = endpoint({
  id: 'work.preview-due',
  method: 'GET',
  path: '/due-preview',
  need: 'work.read',
  query: z
    .object({ minutes: z.coerce.number().int().min(1).max(100_000), calendar: z.string().max(40).optional() })
    .strict(),
  reply: z.object({ dueAt: instant }),
});

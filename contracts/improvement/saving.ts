import { z } from 'zod';
import { id, instant, personal } from '../kernel/index.ts';

/**
 * Units are what is avoided, such as complaints: amount = (before − after) × months × cost of one, less what the actions cost.
 * Hundredths of the currency; less than nothing where the actions cost more than they saved.
 */
export const saving = z.object({
  id,
  unitsBefore: z.number(),
  unitsAfter: z.number(),
  months: z.number().int(),
  unitCostMinor: z.number().int(),
  costMinor: z.number().int(),
  amountMinor: z.number().int(),
  evidence: personal('text', z.string()),
  state: z.enum(['stated', 'confirmed', 'rejected']),
  statedAt: instant,
  statedById: id,
  statedByName: z.string(),
  settledAt: instant.nullable(),
  settledByName: z.string().nullable(),
  settledNote: personal('text', z.string()).nullable(),
});
export type Saving = z.infer<typeof saving>;

import { z } from 'zod';
import { allowances, bilingual, endpoint, id, instant, text } from '../kernel/index.ts';

const bound = z.number().min(-1_000_000).max(1_000_000);

/** What makes an indicator of a place alarm: bounds of people, or control limits of its own past, or both. */
const rule = {
  /** From here on it is watched with care; null: nothing but the breach. */
  warnAt: bound.nullable(),
  /** From here on it is a breach; null: only beyond the control limits. */
  breachAt: bound.nullable(),
  /** Beyond three sigma of the last 28 days on the worse side is a breach as well. Asks for a window of one day. */
  control: z.boolean(),
  /** The last so many minutes are judged. */
  windowMinutes: z.int().min(60).max(10_080),
  /** Fewer than so many below the line (of a count a day: above it) say nothing. */
  minimum: z.int().min(1).max(100_000),
  /** Whoever is told first. */
  ownerId: id,
  /** Not taken within so many minutes, it goes to whoever leads above. */
  takeMinutes: z.int().min(1).max(240),
  /** What is proposed to whoever takes it. */
  suggestion: text(500),
};

const place = { indicator: z.string().min(1).max(60), projectId: id, unitId: id.nullable() };

export const threshold = z.object({
  id,
  ...place,
  ...rule,
  ownerName: z.string(),
  unitName: bilingual.nullable(),
  changedAt: instant,
  changedBy: z.string(),
  version: z.int(),
  actions: allowances,
});
export type Threshold = z.infer<typeof threshold>;

export const listThresholds = endpoint({
  id: 'measures.list-thresholds',
  method: 'GET',
  path: '/thresholds',
  need: 'measures.live',
  reply: z.object({ thresholds: z.array(threshold) }),
});

/** One for each indicator and place. */
export const addThreshold = endpoint({
  id: 'measures.add-threshold',
  method: 'POST',
  path: '/thresholds',
  need: 'measures.intervene',
  body: z.object({ ...place, projectId: id.optional(), ...rule }),
  reply: threshold,
  creates: true,
});

export const changeThreshold = endpoint({
  id: 'measures.change-threshold',
  method: 'PUT',
  path: '/thresholds/:id',
  need: 'measures.intervene',
  params: z.object({ id }),
  body: z.object({ ...rule, version: z.int() }),
  reply: threshold,
});

/** What it raised stays, and is watched no longer. */
export const removeThreshold = endpoint({
  id: 'measures.remove-threshold',
  method: 'DELETE',
  path: '/thresholds/:id',
  need: 'measures.intervene',
  params: z.object({ id }),
  reply: z.object({}),
});

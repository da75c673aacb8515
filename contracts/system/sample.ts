import { z } from 'zod';
import { endpoint, instant, isoDate } from '../kernel/index.ts';

/** The sample centre's past: two months that are lived while people look on already, unless it is none of a sample. */
export const samplePast = z.object({
  from: instant,
  until: instant,
  /** How far it has come, in days of so many. */
  livedDays: z.int(),
  days: z.int(),
  /** Whether it is lived to its end; before, what people enter is lost when the server is stopped. */
  ended: z.boolean(),
  /** What is hidden in it, for whoever takes the tour: on the first day of the shift, and on that of the burst. */
  shiftOn: isoDate,
  burstOn: isoDate,
  product: z.string(),
  area: z.string(),
});
export type SamplePast = z.infer<typeof samplePast>;

/** Null in an installation that began without the sample centre. */
export const getSample = endpoint({
  id: 'system.get-sample',
  method: 'GET',
  path: '/sample-centre',
  need: 'signed-in',
  reply: z.object({ past: samplePast.nullable() }),
});

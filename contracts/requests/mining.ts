import { z } from 'zod';
import { endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { requestKind } from './processes.ts';
import { bothWords } from './request.ts';

/**
 * How a process really ran: 流程地图. Steps are keys of its definition; `@start` and `@end` stand for receipt and closing, and complaints have the
 * stages `@acknowledged`, `@assessed` and `@answered` besides.
 */
export const deviationKind = z.enum(['skipped', 'wrong-order', 'back-not-allowed', 'ended-early', 'unknown-step']);
export type DeviationKind = z.infer<typeof deviationKind>;

/** Minutes. */
const spread = z.object({ median: z.number(), p90: z.number() });
export type Spread = z.infer<typeof spread>;

const count = z.number().int();
/** `minutes` of the process's calendar, `wall` of the calendar on the wall. */
const times = { minutes: spread, wall: spread };
const way = { from: z.string(), to: z.string(), count, cases: count };

export const minedMap = z.object({
  cases: count,
  finished: count,
  /** Steps and stages that ended. */
  events: count,
  /** Of finished cases from receipt to closing, less the rest between a closing and a reopening; null where none is. */
  whole: z.object(times).nullable(),
  steps: z.array(
    z.object({
      key: z.string(),
      count,
      cases: count,
      /** Open cases that stand there now. */
      standing: count,
      times: z.object(times).nullable(),
      totalMinutes: z.number(),
    }),
  ),
  /** The step with the longest median among those done at least five times. */
  slowest: z.string().nullable(),
  /** From the end of one to the end of the next; the most frequent first. */
  edges: z.array(z.object({ ...way, ...times })),
  /** Of finished cases, the most frequent first. */
  variants: z.array(z.object({ steps: z.array(z.string()), cases: count, share: z.number(), ...times })),
  otherVariants: z.object({ variants: count, cases: count }),
  /** Ways back to what had been done before, and what was done again because of them; the dearest first. */
  loops: z.array(z.object({ ...way, ...times, totalMinutes: z.number(), totalWall: z.number() })),
  rework: z.object({ cases: count, minutes: z.number() }),
  /** Cases that never left the version that applied to them, and where the others did. */
  conformance: z.object({ conforming: count, deviations: z.array(z.object({ kind: deviationKind, ...way })) }),
});
export type MinedMap = z.infer<typeof minedMap>;

const asked = {
  /** Cases lodged on these dates; the last ninety days where none is named. */
  from: isoDate.optional(),
  to: isoDate.optional(),
  unitId: id.optional(),
  version: z.coerce.number().int().min(1).optional(),
};
const one = z.object({ id });

export const processMap = minedMap.extend({
  process: z.object({ id, kind: requestKind, name: bothWords }),
  /** In the order in which they are drawn; stages and steps that stand in no definition have no name. */
  nodes: z.array(z.object({ key: z.string(), name: bothWords.nullable() })),
  /** Ways on and ways back of the latest version among the cases: a way that is none of them is drawn as a deviation. */
  ways: z.array(z.object({ from: z.string(), to: z.string() })),
  versions: z.array(z.object({ version: count, cases: count })),
  from: isoDate,
  to: isoDate,
  /** There are more cases than are read at once: these are the newest. */
  cut: z.boolean(),
  asOf: instant,
});
export type ProcessMap = z.infer<typeof processMap>;

/** Complaints with `complaints.read`, the others with `requests.read`; each within its own reach. */
export const getProcessMap = endpoint({
  id: 'requests.get-process-map',
  method: 'GET',
  path: '/service-processes/:id/map',
  need: 'requests.read',
  params: one,
  query: z.object(asked),
  reply: processMap,
});

/** The most that an address of a worklist names. */
export const mostCasesBehind = 100;

/** The cases behind an element of the map, those that took longest there first. */
export const listProcessMapCases = endpoint({
  id: 'requests.list-process-map-cases',
  method: 'GET',
  path: '/service-processes/:id/map-cases',
  need: 'requests.read',
  params: one,
  query: z.object({
    ...asked,
    /** `step:a`, `edge:a>b`, `loop:a>b`, `variant:a>b>c`, `deviation:skipped:a>b`, or `standing:a`. */
    element: z
      .string()
      .max(4_000)
      .regex(/^(step|edge|loop|variant|deviation|standing):[a-z0-9@>:-]+$/),
  }),
  reply: z.object({ ids: z.array(id).max(mostCasesBehind), total: count }),
});

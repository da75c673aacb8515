import { z } from 'zod';
import { endpoint, id } from '../kernel/index.ts';

const minutes = z.number().int().min(1).max(100_000);

/** A unit as an addressee of work: who answers for it now, and how long its tasks may take where nobody says otherwise. */
export const department = z.object({
  unitId: id,
  /** Whoever leads it, or the nearest above that is led; null where nobody does, so that nothing can be given to it. */
  answerableId: id.nullable(),
  answerableName: z.string(),
  /** Its own, or that of the nearest above that has one. */
  minutes,
  /** It has a limit of its own. */
  own: z.boolean(),
});
export type Department = z.infer<typeof department>;

const departments = z.object({ departments: z.array(department) });

export const listDepartments = endpoint({
  id: 'work.list-departments',
  method: 'GET',
  path: '/work-departments',
  need: 'work.read',
  reply: departments,
});

/** For what is given from now on; null: as the unit above. */
export const setDepartmentLimit = endpoint({
  id: 'work.set-department-limit',
  method: 'PUT',
  path: '/work-departments/:id/limit',
  need: 'work.assign',
  params: z.object({ id }),
  body: z.object({ minutes: minutes.nullable() }),
  reply: departments,
});

const count = z.number().int();
/** `part` of `whole`, with the interval in which the true share lies with 95 % confidence; null where there is no whole. */
export const share = z.object({
  part: count,
  whole: count,
  value: z.number().nullable(),
  lower: z.number(),
  upper: z.number(),
});
export type Share = z.infer<typeof share>;

export const departmentFigures = z.object({
  unitId: id,
  /** Its place by the share on time; null where too little was decided to tell it from others. */
  rank: count.nullable(),
  /** Without what was cancelled or turned out to be another department's. */
  given: count,
  open: count,
  onTime: share,
  returned: share,
  /** Given again on a record on which it had done a task within the thirty days before. */
  repeated: share,
  /** Working minutes from giving to done; null where nothing was done. */
  medianMinutes: z.number().nullable(),
});
export type DepartmentFigures = z.infer<typeof departmentFigures>;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What was given to each department in a month; the running one where none is named. */
export const getDepartmentRanking = endpoint({
  id: 'work.get-department-ranking',
  method: 'GET',
  path: '/department-ranking',
  need: 'work.read',
  query: z.object({ month: month.optional() }),
  /** Fewer decided tasks than `enough` give no rank. */
  reply: z.object({ month, enough: count, rows: z.array(departmentFigures) }),
});

export const departmentFigure = z.enum(['given', 'open', 'on-time', 'late', 'returned', 'repeated', 'done']);
export type DepartmentFigure = z.infer<typeof departmentFigure>;
export const mostTasksBehind = 100;

/** The tasks behind a figure of the ranking, the newest first. */
export const listDepartmentTasks = endpoint({
  id: 'work.list-department-tasks',
  method: 'GET',
  path: '/department-ranking/tasks',
  need: 'work.read',
  query: z.object({ month, unitId: id, figure: departmentFigure }),
  reply: z.object({ ids: z.array(id).max(mostTasksBehind), total: count }),
});

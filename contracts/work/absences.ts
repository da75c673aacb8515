import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal } from '../kernel/index.ts';
import { inboxKind } from './inbox.ts';
import { namedPerson } from './tasks.ts';

const one = z.object({ id });
const version = z.number().int();

/** Nothing on health: why somebody is ill is nobody's business here. */
export const absenceReason = z.enum(['leave', 'training', 'travel', 'other']);
export type AbsenceReason = z.infer<typeof absenceReason>;

export const absence = z.object({
  id,
  person: namedPerson,
  /** Both days included, in the site's zone. */
  fromOn: isoDate,
  untilOn: isoDate,
  reason: absenceReason,
  /** Takes what is due in it over on the first morning, without anybody's doing. */
  substitute: namedPerson.nullable(),
  state: z.enum(['coming', 'running', 'over', 'cancelled']),
  handedOverAt: instant.nullable(),
  version,
  /** hand-over, cancel. */
  actions: allowances,
});
export type Absence = z.infer<typeof absence>;

/** A piece of open work and who could take it, by the rule that is named. */
export const movableItem = z.object({
  id,
  kind: inboxKind,
  subjectType: z.string(),
  subjectId: id,
  number: z.string(),
  title: personal('text', z.string()),
  dueAt: instant.nullable(),
  /** It belongs to a project or unit that the reader does not reach: it can be moved, and its number and title stay empty. */
  beyondReach: z.boolean(),
  suggested: namedPerson.nullable(),
  rule: z.enum(['substitute', 'least-loaded', 'giver', 'nobody']),
});
export type MovableItem = z.infer<typeof movableItem>;

/** For oneself, or for somebody whom one leads. */
export const addAbsence = endpoint({
  id: 'work.add-absence',
  method: 'POST',
  path: '/absences',
  need: 'work.act',
  body: z.object({
    personId: id,
    fromOn: isoDate,
    untilOn: isoDate,
    reason: absenceReason,
    substituteId: id.nullable().default(null),
  }),
  reply: absence,
  creates: true,
});

export const absenceList = {
  filters: { personId: ['eq'], untilOn: ['gte'], fromOn: ['lte'] },
  sorts: ['fromOn'],
  usualSort: '-fromOn',
} as const;

export const listAbsences = endpoint({
  id: 'work.list-absences',
  method: 'GET',
  path: '/absences',
  need: 'work.read',
  query: listQuery(absenceList),
  reply: page(absence),
});

/** With what is due in it, and who could take it. */
export const getAbsence = endpoint({
  id: 'work.get-absence',
  method: 'GET',
  path: '/absences/:id',
  need: 'work.read',
  params: one,
  reply: absence.extend({ due: z.array(movableItem) }),
});

export const cancelAbsence = endpoint({
  id: 'work.cancel-absence',
  method: 'POST',
  path: '/absences/:id/cancellation',
  need: 'work.act',
  params: one,
  body: z.object({ version }),
  reply: absence,
});

/** All in one act: every item that is named goes to its successor, or none does. */
export const handOverAbsence = endpoint({
  id: 'work.hand-over-absence',
  method: 'POST',
  path: '/absences/:id/hand-over',
  need: 'work.assign',
  params: one,
  body: z.object({
    items: z
      .array(z.object({ id, toId: id }))
      .min(1)
      .max(500),
    version,
  }),
  reply: z.object({ absence, moved: z.number().int() }),
});

/** Work went from one person to others. */
export const workHandedOver = event(
  'work.handed-over',
  'person',
  z.object({ fromId: id, moved: z.number().int(), toIds: z.array(id), why: z.enum(['absence', 'leaving']) }),
);

/** Its first morning has come, or it was added when it had: whoever is away has work on their hands until it is over. */
export const absenceBegan = event(
  'absence.began',
  'absence',
  z.object({ personId: id, untilAt: instant, substituteId: id.nullable() }),
);

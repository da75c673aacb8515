import { z } from 'zod';
import { allowances, bilingual, countedPage, endpoint, id, isoDate, listQuery, text } from '../kernel/index.ts';
import { leaving, successor } from './leaving.ts';
import { managementLevel, office, skillLevel, version } from './terms.ts';
import { unit } from './units.ts';

/** A member of staff. Their account, when they have one, carries the same id. `number` is the staff number 工号. */
export const person = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  postId: id,
  post: bilingual,
  unitId: id,
});
export type Person = z.infer<typeof person>;

/**
 * The directory: who belongs to the units that the caller reaches, and all units, on a date; without one, today. Made for
 * choosing somebody; a list to page, filter and sort is `listStaff`.
 */
export const listPeople = endpoint({
  id: 'org.list-people',
  method: 'GET',
  path: '/people',
  need: 'org.read',
  query: z.object({ on: isoDate.optional() }).strict(),
  reply: z.object({ people: z.array(person), units: z.array(unit) }),
});

/** `joining`: their first day is to come; `leaving`: their last day is known; `left`: it is over. */
export const staffState = z.enum(['joining', 'active', 'leaving', 'left']);
export type StaffState = z.infer<typeof staffState>;

/** What a post asks and its holder has not; `have` is null for a certificate never held and a skill without a level. */
export const gap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skill'), id, name: bilingual, needed: skillLevel, have: skillLevel.nullable() }),
  z.object({
    kind: z.literal('certificate'),
    id,
    name: bilingual,
    /** It was held, and ended on that date. */
    expiredOn: isoDate.nullable(),
  }),
]);
export type Gap = z.infer<typeof gap>;

export const staffRow = z.object({
  id,
  number: z.string().nullable(),
  name: z.string(),
  unitId: id,
  unit: bilingual,
  postId: id,
  post: bilingual,
  level: managementLevel,
  office,
  state: staffState,
  joinedOn: isoDate.nullable(),
  lastDayOn: isoDate.nullable(),
  /** How many things their post asks that they have not. */
  gapCount: z.number().int(),
});
export type StaffRow = z.infer<typeof staffRow>;

export const staffList = {
  filters: {
    name: ['eq', 'starts'],
    number: ['eq', 'starts', 'in'],
    unitId: ['eq', 'in'],
    /** Those of a unit and of everything below it. */
    branchId: ['eq'],
    postId: ['eq', 'in'],
    level: ['eq', 'in'],
    office: ['eq', 'in'],
    state: ['eq', 'in', 'ne'],
    qualified: ['eq'],
    skillId: ['eq'],
    joinedOn: ['gte', 'lte'],
    lastDayOn: ['gte', 'lte'],
  },
  sorts: ['name', 'number', 'joinedOn', 'post', 'unit'],
  usualSort: 'number',
  counted: true,
} as const;

export const listStaff = endpoint({
  id: 'org.list-staff',
  method: 'GET',
  path: '/staff',
  need: 'org.read-staff',
  query: listQuery(staffList),
  reply: countedPage(staffRow),
});

/** Where somebody belonged and what they were there, from a date on until before another; null: open at that end. */
export const belonging = z.object({
  unitId: id,
  unit: bilingual,
  postId: id,
  post: bilingual,
  fromOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
  /** The units above it as they stood when it began (or today, if it began before there were records), from the top. */
  path: z.array(bilingual),
});
export type Belonging = z.infer<typeof belonging>;

export const listBelongings = endpoint({
  id: 'org.list-belongings',
  method: 'GET',
  path: '/people/:id/belongings',
  need: 'org.read-staff',
  params: z.object({ id }),
  reply: z.object({ belongings: z.array(belonging) }),
});

export const personSkill = z.object({ skillId: id, name: bilingual, level: skillLevel });

export const heldCertificate = z.object({
  id,
  certificateId: id,
  name: bilingual,
  number: z.string().nullable(),
  issuedOn: isoDate,
  /** The last date on which it counts; null: for good. */
  validUntil: isoDate.nullable(),
  valid: z.boolean(),
});
export type HeldCertificate = z.infer<typeof heldCertificate>;

export const personRecord = staffRow.extend({
  gaps: z.array(gap),
  skills: z.array(personSkill),
  certificates: z.array(heldCertificate),
  belongings: z.array(belonging),
  leaving: leaving.nullable(),
  version,
  /** change, move, withdraw-move, rehire, set-skills, record-certificate, record-leaving, withdraw-leaving. */
  actions: allowances,
});
export type PersonRecord = z.infer<typeof personRecord>;

export const getPerson = endpoint({
  id: 'org.get-person',
  method: 'GET',
  path: '/people/:id',
  need: 'org.read-staff',
  params: z.object({ id }),
  reply: personRecord,
});

const staffNumber = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{1,32}$/u);

/** A person who is missing something that the post asks is added all the same; the reply's `gaps` say so. */
export const addPerson = endpoint({
  id: 'org.add-person',
  method: 'POST',
  path: '/people',
  need: 'org.manage',
  creates: true,
  body: z.object({
    name: text(80),
    number: staffNumber.nullable(),
    unitId: id,
    postId: id,
    /** Left out: today. */
    fromOn: isoDate.optional(),
  }),
  reply: personRecord,
});

export const changePerson = endpoint({
  id: 'org.change-person',
  method: 'PUT',
  path: '/people/:id',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ name: text(80), number: staffNumber.nullable(), version }),
  reply: personRecord,
});

/** From a date on, past or to come, somebody belongs elsewhere or is something else, until what was planned for later. */
export const movePerson = endpoint({
  id: 'org.move-person',
  method: 'POST',
  path: '/people/:id/moves',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ unitId: id, postId: id, on: isoDate, version }),
  reply: personRecord,
});

/** A move that was planned for a day to come does not happen: until what was planned after it they stay where they were before. */
export const withdrawPersonMove = endpoint({
  id: 'org.withdraw-person-move',
  method: 'POST',
  path: '/people/:id/moves/withdrawal',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ on: isoDate, version }),
  reply: personRecord,
});

/** What a post would ask of somebody that they have not, today. */
export const checkFit = endpoint({
  id: 'org.check-fit',
  method: 'GET',
  path: '/people/:id/fit',
  need: 'org.read-staff',
  params: z.object({ id }),
  query: z.object({ postId: id }).strict(),
  reply: z.object({ gaps: z.array(gap) }),
});

/**
 * Somebody leaves after their last day, past or to come: their account ends, and their open work goes to the successors named
 * here. Refused with `successor-needed` where something that is theirs already has none, whenever the last day is.
 */
export const recordLeaving = endpoint({
  id: 'org.record-leaving',
  method: 'POST',
  path: '/people/:id/leaving',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({
    lastDayOn: isoDate,
    successorId: id.nullable(),
    items: z.array(successor).max(1_000).default([]),
    version,
  }),
  reply: personRecord,
});

/** Until the last day is over. */
export const withdrawLeaving = endpoint({
  id: 'org.withdraw-leaving',
  method: 'POST',
  path: '/people/:id/leaving/withdrawal',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ version }),
  reply: personRecord,
});

/** Somebody who left comes back, on a day after their last one, past or to come; what they were before stays as it was. */
export const rehirePerson = endpoint({
  id: 'org.rehire-person',
  method: 'POST',
  path: '/people/:id/rehiring',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ unitId: id, postId: id, on: isoDate, version }),
  reply: personRecord,
});

/** All skills of somebody at once; those left out are gone. */
export const setSkills = endpoint({
  id: 'org.set-skills',
  method: 'PUT',
  path: '/people/:id/skills',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ skills: z.array(z.object({ skillId: id, level: skillLevel })).max(100), version }),
  reply: personRecord,
});

export const recordCertificate = endpoint({
  id: 'org.record-certificate',
  method: 'POST',
  path: '/people/:id/certificates',
  need: 'org.manage',
  creates: true,
  params: z.object({ id }),
  body: z.object({
    certificateId: id,
    number: text(60).nullable(),
    issuedOn: isoDate,
    /** Left out: as long as the certificate says. */
    validUntil: isoDate.nullable().optional(),
    version,
  }),
  reply: personRecord,
});

/** Recorded by mistake. */
export const removeCertificate = endpoint({
  id: 'org.remove-certificate',
  method: 'DELETE',
  path: '/people/:id/certificates/:heldId',
  need: 'org.manage',
  params: z.object({ id, heldId: id }),
  reply: personRecord,
});

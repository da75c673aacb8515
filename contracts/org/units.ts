import { z } from 'zod';
import { allowances, bilingual, endpoint, id, isoDate } from '../kernel/index.ts';
import { code, nameInput, unitKind, version } from './terms.ts';

export const unit = z.object({ id, parentId: id.nullable(), code: z.string(), name: bilingual, kind: unitKind });
export type Unit = z.infer<typeof unit>;

/** Where a unit stood, stands or will stand: from a date on (null: since before there were records) until before another (null: open). */
export const unitPlace = z.object({
  parentId: id.nullable(),
  parentName: bilingual.nullable(),
  fromOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
});
export type UnitPlace = z.infer<typeof unitPlace>;

/** A unit as it stood on the date asked for. */
export const organisationUnit = unit.extend({
  version,
  /** People who belonged to it itself on that date. */
  peopleCount: z.number().int(),
  /** Of them, those whom their post asks more than they have. On another date than today: as they are now. */
  unqualifiedCount: z.number().int(),
  /** When it next moves or closes, if that is planned; seen from the date asked for, or from today where that is later. */
  nextChangeOn: isoDate.nullable(),
});
export type OrganisationUnit = z.infer<typeof organisationUnit>;

/** The tree as it was, is or will be on a date; without one, today. Ordered by code; people are counted within the caller's reach. */
export const getOrganisation = endpoint({
  id: 'org.get-organisation',
  method: 'GET',
  path: '/organisation',
  need: 'org.read',
  query: z.object({ on: isoDate.optional() }).strict(),
  reply: z.object({
    on: isoDate,
    today: isoDate,
    units: z.array(organisationUnit),
    /** add-unit, apply-template: what the caller may do to the organisation as a whole. */
    actions: allowances,
  }),
});

export const unitRecord = unit.extend({
  version,
  /** The first date on which it is not there any more; null while no end is set. */
  closedOn: isoDate.nullable(),
  /** Oldest first; what is to come included. */
  places: z.array(unitPlace),
  /** add-unit (below it), change, move, withdraw-move, close. */
  actions: allowances,
});
export type UnitRecord = z.infer<typeof unitRecord>;

export const getUnit = endpoint({
  id: 'org.get-unit',
  method: 'GET',
  path: '/units/:id',
  need: 'org.read',
  params: z.object({ id }),
  reply: unitRecord,
});

export const addUnit = endpoint({
  id: 'org.add-unit',
  method: 'POST',
  path: '/units',
  need: 'org.manage',
  creates: true,
  body: z.object({
    parentId: id.nullable(),
    kind: unitKind,
    code,
    name: nameInput,
    /** Left out: today. */
    fromOn: isoDate.optional(),
  }),
  reply: unitRecord,
});

/** A code or a name is put right; that is not dated. */
export const changeUnit = endpoint({
  id: 'org.change-unit',
  method: 'PUT',
  path: '/units/:id',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ code, name: nameInput, version }),
  reply: unitRecord,
});

/**
 * From a date on, past or to come, the unit stands elsewhere with everything below it, until what was planned for later. A
 * move on the date of another one takes its place.
 */
export const moveUnit = endpoint({
  id: 'org.move-unit',
  method: 'POST',
  path: '/units/:id/moves',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ parentId: id.nullable(), on: isoDate, version }),
  reply: unitRecord,
});

/** A move that was planned for a day to come does not happen: until what was planned after it the unit stays where it was before. */
export const withdrawUnitMove = endpoint({
  id: 'org.withdraw-unit-move',
  method: 'POST',
  path: '/units/:id/moves/withdrawal',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ on: isoDate, version }),
  reply: unitRecord,
});

/** From that date on it is not there any more. Refused while people or units belong to it on that date or later. */
export const closeUnit = endpoint({
  id: 'org.close-unit',
  method: 'POST',
  path: '/units/:id/closing',
  need: 'org.manage',
  params: z.object({ id }),
  body: z.object({ on: isoDate, version }),
  reply: unitRecord,
});

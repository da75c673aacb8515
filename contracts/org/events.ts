import { z } from 'zod';
import { event, id, isoDate } from '../kernel/index.ts';
import { unitKind } from './terms.ts';

const date = isoDate.nullable();

export const unitAdded = event(
  'unit.added',
  'unit',
  z.object({ parentId: id.nullable(), kind: unitKind, fromOn: date }),
);
export const unitChanged = event('unit.changed', 'unit', z.object({ version: z.int() }));

/** A move was decided, for whatever date. */
export const unitMovePlanned = event(
  'unit.move_planned',
  'unit',
  z.object({ parentId: id.nullable(), fromOn: isoDate }),
);

export const unitMoveWithdrawn = event('unit.move_withdrawn', 'unit', z.object({ fromOn: isoDate }));

/** From now on it stands elsewhere: branches, and with them rights, have changed. */
export const unitMoved = event(
  'unit.moved',
  'unit',
  z.object({ parentId: id.nullable(), previousParentId: id.nullable() }),
);
export const unitClosed = event('unit.closed', 'unit', z.object({ closedOn: isoDate }));

/** Units that an import had added were taken back, as if they had never been. */
export const unitsRemoved = event('units.removed', 'unit', z.object({ count: z.int() }));

const place = z.object({ unitId: id, postId: id });
export const personAdded = event('person.added', 'person', place.extend({ fromOn: date }));
export const personChanged = event('person.changed', 'person', z.object({ version: z.int() }));
export const personMovePlanned = event('person.move_planned', 'person', place.extend({ fromOn: isoDate }));
export const personMoveWithdrawn = event('person.move_withdrawn', 'person', z.object({ fromOn: isoDate }));

/** From now on somebody belongs elsewhere or is something else. */
export const personMoved = event('person.moved', 'person', z.object({ after: place, before: place }));
export const personLeavingRecorded = event('person.leaving_recorded', 'person', z.object({ lastDayOn: isoDate }));
export const personLeavingWithdrawn = event('person.leaving_withdrawn', 'person', z.object({}));

/** The last day is over. `items` go to the successor named with each, everything else to `successorId`. */
export const personLeft = event(
  'person.left',
  'person',
  z.object({
    lastDayOn: isoDate,
    /** What they belonged to; facts from before this was kept do not say. */
    unitId: id.nullable().default(null),
    successorId: id.nullable(),
    items: z.array(z.object({ type: z.string(), id, successorId: id })),
  }),
);

/** Who had left is back: a new belonging begins, on a day past or to come. */
export const personRehired = event('person.rehired', 'person', place.extend({ fromOn: isoDate }));

/** People were added or removed together, as an import does. */
export const peopleAdded = event('people.added', 'people', z.object({ count: z.int() }));
export const peopleRemoved = event('people.removed', 'people', z.object({ count: z.int() }));

export const catalogueChanged = event(
  'organisation.catalogue_changed',
  'catalogue',
  z.object({ kind: z.enum(['post', 'skill', 'certificate', 'project']) }),
);
export const templateApplied = event(
  'organisation.template_applied',
  'template',
  z.object({
    added: z.int(),
    /** Who took it; facts from before this was kept do not say. */
    byId: id.nullable().default(null),
  }),
);

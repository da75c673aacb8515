import { z } from 'zod';
import { event, id, instant, isoDate } from '../kernel/index.ts';
import { stepName } from './steps.ts';
import { channel, complaintKind, severity, validity } from './terms.ts';

/** The dimensions by which complaints are counted, as they were at that moment. */
const dimensions = { product: z.string(), area: z.string() };

/** Null in facts from before there were several projects. */
const projectId = id.nullable().default(null);

export const complaintLodged = event(
  'complaint.lodged',
  'complaint',
  z.object({
    projectId,
    number: z.string(),
    lodgedOn: isoDate,
    ...dimensions,
    channel,
    severity,
    kind: complaintKind,
    /** By when the customer was promised an answer; missing in early facts. */
    respondBy: instant.optional(),
    /** The contact in which it was said. */
    contactId: z.uuid().optional(),
  }),
);

/** Where a complaint belongs; before an assignment, and after. */
const place = z.object({ projectId: id.nullable(), unitId: id.nullable() });

/** What was done to a case, as its history calls it. */
export const caseAct = z.enum([
  'lodged',
  'assigned',
  'acknowledged',
  'classified',
  'step-recorded',
  'step-skipped',
  'answered',
  'closed',
  'noted',
  'files-attached',
  'repeat-linked',
  'repeat-refused',
  'master-joined',
  'master-detached',
  'group-moved',
  'incident-joined',
  'incident-left',
  'incident-closed',
  'compensation-moved',
  'finding-recorded',
  'sanction-moved',
  'limit-warned',
  'limit-breached',
  'letter-sent',
  'asked',
  'question-answered',
  'question-withdrawn',
  'accepted',
  'rated',
  'appealed',
  'appeal-reviewing',
  'appeal-decided',
  'visit-tried',
  'visit-ended',
  'reopened',
  'named',
  'assessed',
  'paused',
  'resumed',
  'library-moved',
  'intercepted',
  'escalated',
]);
export type CaseAct = z.infer<typeof caseAct>;

/**
 * The record of a case is not as it was, whatever else that means: what is watched by those who look at it. `version` is the
 * record's afterwards; a note leaves it as it was.
 */
export const complaintChanged = event(
  'complaint.changed',
  'complaint',
  z.object({ act: caseAct, version: z.int(), before: place.nullable(), after: place }),
);

export const complaintAssigned = event(
  'complaint.assigned',
  'complaint',
  z.object({ number: z.string(), ownerId: id.nullable(), previousOwnerId: id.nullable() }),
);

export const complaintAcknowledged = event(
  'complaint.acknowledged',
  'complaint',
  z.object({ onTime: z.boolean(), dueAt: instant }),
);

/** Counted anew under the right product and area, on the day on which it was lodged. */
export const complaintReclassified = event(
  'complaint.reclassified',
  'complaint',
  z.object({ projectId, lodgedOn: isoDate, from: z.object(dimensions), to: z.object(dimensions) }),
);

export const complaintFilesAttached = event(
  'complaint.files-attached',
  'complaint',
  z.object({ number: z.string(), count: z.number().int(), byCustomer: z.boolean() }),
);

export const complaintAnswered = event(
  'complaint.answered',
  'complaint',
  z.object({ onTime: z.boolean(), dueAt: instant }),
);

export const complaintClosed = event(
  'complaint.closed',
  'complaint',
  z.object({
    projectId,
    lodgedOn: isoDate,
    closedOn: isoDate,
    ...dimensions,
    cause: z.string(),
    validity,
    /** Answered within the limit. */
    onTime: z.boolean(),
    /** Calendar days from receipt to closing, with fractions. */
    daysToClose: z.number(),
    /** Minutes that were worked on each step, as far as somebody measured. */
    steps: z.array(z.object({ step: stepName, minutes: z.number() })).default([]),
  }),
);

/** Closed once more after it was reopened: the first closing is what counts. `count` is how often it was reopened. */
export const complaintClosedAgain = event(
  'complaint.closed_again',
  'complaint',
  z.object({ projectId, lodgedOn: isoDate, closedOn: isoDate, count: z.int(), validity, cause: z.string() }),
);

const ledgerDay = z.object({
  projectId,
  day: isoDate,
  cells: z.array(
    z.object({
      ...dimensions,
      lodged: z.number().int(),
      /** Rows with a closing date. */
      closed: z.number().int(),
      closedOnTime: z.number().int(),
      /** Closed rows with a known answer to "on time?": the denominator of the on-time rate. */
      timed: z.number().int(),
      daysToCloseSum: z.number(),
      /** Rows with a known closing date: the denominator of days to close. */
      dated: z.number().int(),
    }),
  ),
});

/**
 * One business date of an imported ledger: counts by product and area. `day` is the date of receipt for `lodged` and of
 * closing for the others. A closed row without a closing date is in no count of closings; whether it was on time counts on
 * its date of receipt.
 */
export const ledgerDayImported = event('ledger.day_imported', 'complaint-import', ledgerDay);

/** The ledger was taken back: what that date of it told is no longer counted. */
export const ledgerDayWithdrawn = event('ledger.day_withdrawn', 'complaint-import', ledgerDay);

/** Cases of a ledger were removed; these customers have one case less, and perhaps none. */
export const ledgerCustomersDetached = event(
  'ledger.customers_detached',
  'complaint-import',
  z.object({ customerIds: z.array(id) }),
);
